import "server-only";
import type { User } from "@/lib/auth/session";
import { type Failure, failure } from "@/lib/errors";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { toFailure } from "@/lib/payments/provider-failure";
import { recordPaymentFact } from "@/lib/payments/record";
import { refreshCheckoutSession, refreshReversals } from "@/lib/payments/refresh";
import { getPurchaseDetails, type PurchaseDetails } from "@/lib/purchases/details";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/** `changed`: Stripe knew something that the shop did not. */
type Checked = { ok: true; changed: boolean; purchase: PurchaseDetails };

const checksPerMinute = 10;

/**
 * "Check this payment": asks Stripe now about a purchase's session, refunds and disputes, and records what it says.
 * For the buyer, the creator and operators; other members get purchase_not_found. Also fails with rate_limited,
 * unavailable, stripe_error.
 * @throws UnavailableError when the database is down.
 */
export async function checkPayment(user: User, purchaseId: string): Promise<Checked | Failure> {
  const before = await getPurchaseDetails(purchaseId);
  if (!before) return failure("purchase_not_found");
  const limit = await consumeRateLimit(`check:${user.id}`, checksPerMinute, 60);
  if (!limit.ok) return failure("rate_limited", { retryAfterSeconds: limit.retryAfterSeconds });
  const sessionId = await getSessionId(purchaseId);
  if (!sessionId) return { ok: true, changed: false, purchase: before };
  const session = await refreshCheckoutSession(sessionId, recordPaymentFact);
  if (!session.ok) return toFailure(session);
  const paymentIntentId = await getPaymentIntentId(purchaseId);
  if (paymentIntentId) {
    const reversals = await refreshReversals(paymentIntentId, recordPaymentFact);
    if (!reversals.ok) return toFailure(reversals);
  }
  const purchase = await getPurchaseDetails(purchaseId);
  if (!purchase) return failure("purchase_not_found");
  return { ok: true, changed: JSON.stringify(purchase) !== JSON.stringify(before), purchase };
}

// With the service role, because a creator may have a payment checked and still not see Stripe's ids.
async function getSessionId(purchaseId: string) {
  const query = createAdminClient().from("purchases").select("stripe_session_id").eq("id", purchaseId);
  return unwrap(await query.maybeSingle())?.stripe_session_id;
}

async function getPaymentIntentId(purchaseId: string) {
  const query = createAdminClient().from("purchases").select("payment_intent_id").eq("id", purchaseId);
  return unwrap(await query.maybeSingle())?.payment_intent_id;
}
