import "server-only";
import { z } from "zod";
import { refusal } from "@/lib/checkout/refusal";
import { type Failure, failure } from "@/lib/errors";
import type { ProviderFailure } from "@/lib/payments/payment-provider";
import { provider } from "@/lib/payments/provider";
import { recordPaymentFact } from "@/lib/payments/record";

/** A voucher or transfer that its buyer has not paid. A debit, which a bank pulls by itself, is `processing`. */
const awaitsBuyer = z.object({
  payment_intent: z.object({ id: z.string(), status: z.literal("requires_action") }),
});

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
  const waiting = awaitsBuyer.safeParse(session.data.object).data;
  if (!waiting) return refusal("processing");
  const cancelled = await provider.cancelPayment(waiting.payment_intent.id);
  if (!cancelled.ok && cancelled.code === "unavailable") return toFailure(cancelled);
  // Also when it was refused: the payment may have arrived at this moment.
  const after = await provider.retrieveSession(sessionId);
  if (!after.ok) return toFailure(after);
  const settled = await recordPaymentFact(after.data);
  return settled.status === "processing" ? refusal("processing") : null;
}

const toFailure = ({ code, retryAfterSeconds }: ProviderFailure): Failure =>
  failure(code, retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
