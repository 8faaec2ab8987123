import "server-only";
import type { User } from "@/lib/auth/session";
import { type Failure, failure } from "@/lib/errors";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { log } from "@/lib/log";
import { toFailure } from "@/lib/payments/provider-failure";
import { recordPaymentFact } from "@/lib/payments/record";
import { refreshCheckoutSession } from "@/lib/payments/refresh";
import { grantsAccess } from "@/lib/purchases/status";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import { type PurchaseKind, type PurchaseStatus, purchaseSnapshot } from "@/types/purchase";

type Verified = {
  ok: true;
  purchaseId: string;
  status: PurchaseStatus;
  accessGranted: boolean;
  kind: PurchaseKind;
  credits: number | null;
  /** Of a payment for credits: the lesson that they were wanted for, if any. */
  lessonId: string | null;
  lessonSlug: string | null;
  title: string;
};

/** Far more than a page that refreshes itself needs; each one asks Stripe. */
const verificationsPerMinute = 60;

/**
 * Asks Stripe about a session of this buyer and records the answer, so that a paid lesson opens even when the webhook
 * is late or lost. Fails with rate_limited, or purchase_not_found where this buyer has no such session.
 * @throws UnavailableError when the database is down.
 */
export async function verifyCheckout(user: User, sessionId: string): Promise<Verified | Failure> {
  const limit = await consumeRateLimit(`verify:${user.id}`, verificationsPerMinute, 60);
  if (!limit.ok) return failure("rate_limited", { retryAfterSeconds: limit.retryAfterSeconds });
  const before = await findPurchase(user, sessionId);
  if (!before) return failure("purchase_not_found");
  const answer = await refreshCheckoutSession(sessionId, recordPaymentFact);
  if (answer.ok) return (await findPurchase(user, sessionId)) ?? failure("purchase_not_found");
  log.warn({ purchaseId: before.purchaseId, code: answer.code, reason: answer.reason }, "verify failed");
  // What is recorded already holds without Stripe.
  return before.accessGranted ? before : toFailure(answer);
}

async function findPurchase(user: User, sessionId: string): Promise<Verified | null> {
  const client = await createClient();
  const row = unwrap(
    await client
      .from("purchases")
      .select("id, status, kind, credits, lesson_id, metadata, lessons(title, slug)")
      .eq("user_id", user.id)
      .eq("stripe_session_id", sessionId)
      .maybeSingle(),
  );
  if (!row) return null;
  // An archived lesson is hidden until it is paid; the name frozen in the purchase is not.
  const { title, slug, lessonId } = { ...purchaseSnapshot.parse(row.metadata), ...row.lessons };
  return {
    ok: true,
    purchaseId: row.id,
    status: row.status,
    accessGranted: grantsAccess(row.status),
    kind: row.kind,
    credits: row.credits,
    lessonId: row.lesson_id ?? lessonId ?? null,
    lessonSlug: slug ?? null,
    title,
  };
}
