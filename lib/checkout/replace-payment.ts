import "server-only";
import { refusal } from "@/lib/checkout/refusal";
import type { Failure } from "@/lib/errors";
import { provider } from "@/lib/payments/provider";
import { toFailure } from "@/lib/payments/provider-failure";
import { recordPaymentFact } from "@/lib/payments/record";

/**
 * Makes way for another payment: the one that waits for its buyer is cancelled at the provider first, so that only one
 * can be paid. Null when the database is to be asked again, else why another payment is not possible now.
 * @throws UnavailableError when the database is down.
 */
export async function cancelUnpaidPayment(sessionId: string): Promise<Failure | null> {
  const session = await provider.retrieveSession(sessionId);
  if (!session.ok) return toFailure(session);
  const { status } = await recordPaymentFact(session.data);
  if (status !== "processing") return null;
  const { unpaidPaymentId } = session.data;
  if (!unpaidPaymentId) return refusal("processing");
  const cancelled = await provider.cancelPayment(unpaidPaymentId);
  if (!cancelled.ok && cancelled.code === "unavailable") return toFailure(cancelled);
  // Also when it was refused: the payment may have arrived at this moment.
  const after = await provider.retrieveSession(sessionId);
  if (!after.ok) return toFailure(after);
  const settled = await recordPaymentFact(after.data);
  return settled.status === "processing" ? refusal("processing") : null;
}
