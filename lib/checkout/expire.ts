import "server-only";
import { provider } from "@/lib/payments/provider";
import { recordPaymentFact } from "@/lib/payments/record";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/**
 * Expires an open checkout at Stripe, so that it cannot be paid any more, and records what became of it.
 * @throws UnavailableError when the database is down.
 */
export async function expireCheckout(purchaseId: string, sessionId: string | null): Promise<void> {
  if (!sessionId) return cancelCheckout(purchaseId, "outdated", null);
  let answer = await provider.expireSession(sessionId);
  // Refused because it is no longer open: it may just have been paid.
  if (!answer.ok && answer.code === "stripe_error") answer = await provider.retrieveSession(sessionId);
  if (answer.ok) await recordPaymentFact(answer.data);
  else if (answer.dead) await cancelCheckout(purchaseId, answer.dead, sessionId);
}

/** Cancels the row, provided that `sessionId` is still all it knows: a session that came meanwhile may be paid. */
export async function cancelCheckout(
  purchaseId: string,
  reason: string,
  sessionId: string | null,
): Promise<void> {
  const cancelled = { purchase_id: purchaseId, reason, unknown_session_id: sessionId ?? undefined };
  unwrap(await createAdminClient().rpc("cancel_checkout", cancelled));
}
