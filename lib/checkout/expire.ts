import "server-only";
import { recordPaymentFact } from "@/lib/payments/record";
import { refundDuplicatePayment } from "@/lib/payments/refunds";
import { stripeProvider as provider } from "@/lib/payments/stripe/provider";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/**
 * Ends an open checkout at Stripe, so that nobody can pay it any more, and records what became of it.
 * @throws UnavailableError when the database is down.
 */
export async function expireCheckout(purchaseId: string, sessionId: string | null): Promise<void> {
  if (!sessionId) return cancelCheckout(purchaseId, "outdated", null);
  let answer = await provider.expireSession(sessionId);
  // Refused because it is no longer open: perhaps it was just paid. Stripe knows, and what it says is recorded.
  if (!answer.ok && answer.code === "stripe_error") answer = await provider.retrieveSession(sessionId);
  if (answer.ok) {
    refundDuplicatePayment(await recordPaymentFact("checkout.session.ended", answer.data));
  } else if (answer.dead) {
    await cancelCheckout(purchaseId, answer.dead, sessionId);
  }
}

/** Ends the row, provided that `sessionId` is still all it knows: a session that came meanwhile may be paid. */
export async function cancelCheckout(
  purchaseId: string,
  reason: string,
  sessionId: string | null,
): Promise<void> {
  const unknown_session_id = sessionId ?? undefined;
  unwrap(
    await createAdminClient().rpc("cancel_checkout", { purchase_id: purchaseId, reason, unknown_session_id }),
  );
}
