import postgres from "postgres";
import { createCoupon, usesOf } from "../coupons.ts";
import { BrokenLedger } from "../credits.ts";
import type { Tx } from "../database.ts";
import { createShop, openCheckout } from "../shop.ts";

/**
 * Whoever writes a purchase without asking first whether the code has a use left is refused by the database.
 * @throws BrokenLedger where there is a second use of a coupon with one.
 */
export async function requireNoUseBeyondLimit(tx: Tx): Promise<void> {
  const { creator, learner, otherLearner, lessonId } = await createShop(tx);
  const coupon = await createCoupon(tx, creator, { total_limit: 1 });
  const checkout = await openCheckout(tx, learner, lessonId, { code: "SPRING" });
  const copy = tx.savepoint(
    (inner) => inner`
      insert into public.purchases (user_id, buyer_key, lesson_id, creator_id, amount, discount, coupon_id, coupon_code,
        platform_fee, creator_earnings, fee_percentage, currency, livemode, expires_at)
      select ${otherLearner.id}, ${otherLearner.id}, lesson_id, creator_id, amount, discount, coupon_id,
        coupon_code, platform_fee, creator_earnings, fee_percentage, currency, livemode, expires_at
      from public.purchases where id = ${checkout.purchaseId}`,
  );
  const refusal: unknown = await copy.then(
    () => null,
    (error: unknown) => error,
  );
  const constraint = refusal instanceof postgres.PostgresError && refusal.constraint_name;
  const uses = await usesOf(tx, coupon);
  if (constraint !== "coupons_uses_within_limit" || uses !== 1)
    throw new BrokenLedger(`a coupon with one use has ${uses}; refused by ${constraint}`);
}
