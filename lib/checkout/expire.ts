import "server-only";
import { cancelCheckout } from "@/lib/payments/cancel-checkout";
import { provider } from "@/lib/payments/provider";
import { recordPaymentFact } from "@/lib/payments/record";

/**
 * Expires an open checkout at Stripe, so that it cannot be paid any more, and records what became of it.
 * @throws UnavailableError when the database is down.
 */
export async function expireCheckout(purchaseId: string, sessionId: string | null): Promise<void> {
  if (!sessionId) return cancelCheckout(purchaseId, "outdated", null);
  let answer = await provider.expireSession(sessionId);
  // Refused because it is not open: it may just have been paid.
  if (!answer.ok && answer.code === "refused") answer = await provider.retrieveSession(sessionId);
  if (answer.ok) await recordPaymentFact(answer.data);
  else if (answer.permanent) await cancelCheckout(purchaseId, answer.permanent, sessionId);
}
