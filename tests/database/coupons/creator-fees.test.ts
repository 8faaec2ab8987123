import { expect, test } from "vitest";
import { createCoupon, setCreatorFee } from "../../support/database/coupons.ts";
import { grantCredits, openCreditCheckout, redeem } from "../../support/database/credits.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createOperator } from "../../support/database/refunds.ts";
import {
  createLesson,
  createShop,
  getPurchase,
  openCheckout,
  type Shop,
} from "../../support/database/shop.ts";

test.each([
  ["12.00", "usd", 1.2, "2.5", 0.3],
  ["12.00", "usd", 1.2, "0", 0],
  ["999", "jpy", 100, "7.77", 78],
  ["9.99", "kwd", 1, "7.77", 0.78],
  ["999", "isk", 100, "7.77", 78],
])("a creator's own fee on %s %s instead of %s: %s %% are %s", (price, currency, shopFee, percentage, fee) =>
  withRollback(async (tx) => {
    const shop = await createShop(tx, { price, currency });
    expect(await splitOf(tx, shop)).toMatchObject({ platform_fee: shopFee, fee_percentage: 10 });
    await setCreatorFee(tx, shop.creator, percentage);
    const sale = await splitOf(tx, shop, shop.otherLearner);
    expect(sale).toMatchObject({ platform_fee: fee, fee_percentage: Number(percentage) });
    expect(sale.platform_fee + sale.creator_earnings).toBeCloseTo(sale.amount, 4);
  })(),
);

test(
  "is of the discounted price, is frozen with the checkout, and ends",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createCoupon(tx, shop.creator);
    await setCreatorFee(tx, shop.creator, "20");
    const checkout = await openCheckout(tx, shop.learner, shop.lessonId, { code: "SPRING" });
    await setCreatorFee(tx, shop.creator, null, "the agreement ended");
    expect(await openCheckout(tx, shop.learner, shop.lessonId, { code: "SPRING" })).toMatchObject({
      outcome: "outdated",
    });
    await record(tx, facts.paid(checkout));
    const split = { platform_fee: 1.8, creator_earnings: 7.2, fee_percentage: 20 };
    expect(await getPurchase(tx, checkout.purchaseId)).toMatchObject(split);
    expect(await splitOf(tx, shop, shop.otherLearner)).toMatchObject({ fee_percentage: 10 });
  }),
);

test(
  "is no other creator's",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await setCreatorFee(tx, shop.otherCreator, "1");
    expect(await splitOf(tx, shop)).toMatchObject({ fee_percentage: 10 });
  }),
);

test(
  "applies to lessons opened with credits, as it was when these were bought for the lesson",
  withRollback(async (tx) => {
    const shop = await createShop(tx, { price: "3.00" });
    await setCreatorFee(tx, shop.creator, "20");
    const wanted = await openCreditCheckout(tx, shop.learner, 300, { lessonId: shop.lessonId });
    await setCreatorFee(tx, shop.creator, "30");
    await record(tx, facts.paid(wanted));
    const cheapId = await createLesson(tx, { creator_id: shop.creator.id, price: "1.00" });
    await grantCredits(tx, await createOperator(tx), shop.otherLearner, 100);
    await redeem(tx, shop.otherLearner, cheapId);
    const rows = await tx`
      select fee_percentage::int as fee from public.purchases
      where paid_with = 'credits' and creator_id = ${shop.creator.id} order by fee`;
    expect(rows.map(({ fee }) => fee)).toEqual([20, 30]);
  }),
);

async function splitOf(tx: Tx, { learner, lessonId }: Shop, buyer = learner) {
  const { purchaseId } = await openCheckout(tx, buyer, lessonId);
  return getPurchase(tx, purchaseId);
}
