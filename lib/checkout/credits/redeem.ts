import "server-only";
import { z } from "zod";
import type { User } from "@/lib/auth/session";
import { expireCheckout } from "@/lib/checkout/expire";
import { shopTerms } from "@/lib/checkout/open";
import { type Failure, failure } from "@/lib/errors";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { log } from "@/lib/log";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

const redemption = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("redeemed"),
    purchaseId: z.uuid(),
    balance: z.int(),
    replaced: z.object({ purchaseId: z.uuid(), sessionId: z.string().nullable() }).nullish(),
  }),
  z.object({ outcome: z.literal("insufficient_credits"), missing: z.int().positive() }),
  z.object({
    outcome: z.enum([
      "already_purchased",
      "processing",
      "lesson_not_found",
      "not_for_credits",
      "other_lesson",
      "price_changed",
      "unauthenticated",
    ]),
  }),
]);

/** `expectedPrice`: what was shown, in credits. */
type Redemption = { lessonId: string; idempotencyKey: string; expectedPrice?: number | undefined };
type Redeemed = { ok: true; purchaseId: string; balance: number };

/** Enough for one person's presses and retries. */
const redemptionsPerMinute = 60;

/**
 * Opens a lesson with credits; the same key gives the same answer and spends nothing twice. Fails with
 * insufficient_credits and the number that is `missing`, or price_changed where it is not the one that was shown.
 * @throws UnavailableError when the database is down.
 */
export async function redeemLesson(
  user: User,
  { lessonId, idempotencyKey, expectedPrice }: Redemption,
): Promise<Redeemed | Failure> {
  const limit = await consumeRateLimit(`redeem:${user.id}`, redemptionsPerMinute, 60);
  if (!limit.ok) return failure("rate_limited", { retryAfterSeconds: limit.retryAfterSeconds });
  const wanted = {
    buyer_id: user.id,
    lesson_id: lessonId,
    idempotency_key: idempotencyKey,
    expected_price: expectedPrice,
    ...shopTerms(),
  };
  const answer = redemption.parse(unwrap(await createAdminClient().rpc("redeem_lesson", wanted)));
  if (answer.outcome !== "redeemed") return refusal(answer);
  const { purchaseId, balance, replaced } = answer;
  // A payment page that is still open would buy the lesson once more. The lesson is open all the same: a payment of a
  // page that could not be expired is a duplicate, and refunded.
  if (replaced) await expireReplaced(replaced);
  return { ok: true, purchaseId, balance };
}

async function expireReplaced({ purchaseId, sessionId }: { purchaseId: string; sessionId: string | null }) {
  try {
    await expireCheckout(purchaseId, sessionId);
  } catch (err) {
    log.warn({ err, purchaseId }, "a replaced checkout was not expired");
  }
}

function refusal(answer: Exclude<z.infer<typeof redemption>, { outcome: "redeemed" }>): Failure {
  switch (answer.outcome) {
    case "insufficient_credits":
      return failure("insufficient_credits", { missing: answer.missing });
    case "processing":
      return failure("already_purchased", {
        message: "Your payment for this lesson is being processed or reviewed.",
      });
    case "not_for_credits":
      return failure("validation_error", { message: "This lesson cannot be opened with credits." });
    case "other_lesson":
      return failure("validation_error", {
        message: "This Idempotency-Key was used for another lesson. Send a new one.",
      });
    default:
      return failure(answer.outcome);
  }
}
