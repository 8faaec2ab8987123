import { describe, expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createShop, openCheckout, type Shop } from "../../support/database/shop.ts";

describe("an open checkout is outdated once", () => {
  type Change = (tx: Tx, shop: Shop) => Promise<unknown>;
  const changes: [string, Change][] = [
    ["the price changed", (tx, shop) => tx`update public.lessons set price = 13 where id = ${shop.lessonId}`],
    [
      "the currency changed",
      (tx, shop) => tx`update public.lessons set currency = 'eur' where id = ${shop.lessonId}`,
    ],
    ["it was never known to Stripe and has 31 minutes left", (tx, shop) => leave(tx, shop, "31 minutes")],
    [
      "its session has 5 minutes left",
      async (tx, shop) => {
        await record(tx, facts.opened(await openCheckout(tx, shop.learner, shop.lessonId)));
        await leave(tx, shop, "5 minutes");
      },
    ],
  ];

  test.each(changes)("%s", (_what, change) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const { purchaseId } = await openCheckout(tx, shop.learner, shop.lessonId);
      await change(tx, shop);
      const answer = await openCheckout(tx, shop.learner, shop.lessonId);
      expect(answer).toMatchObject({ outcome: "outdated", purchaseId });
    })(),
  );

  test(
    "the fee or the mode changed, but not by a fee's third decimal",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx);
      const outcome = async (terms: object) => (await openCheckout(tx, learner, lessonId, terms)).outcome;
      expect(await outcome({ fee: 10 })).toBe("open");
      expect(await outcome({ fee: 10.001 })).toBe("open");
      expect(await outcome({ fee: 12 })).toBe("outdated");
      expect(await outcome({ livemode: true })).toBe("outdated");
    }),
  );

  test(
    "and not before: a known session is offered until its last five minutes",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const checkout = await openCheckout(tx, shop.learner, shop.lessonId);
      await leave(tx, shop, "32 minutes");
      expect((await openCheckout(tx, shop.learner, shop.lessonId)).outcome).toBe("open");
      await record(tx, facts.opened(checkout));
      await leave(tx, shop, "6 minutes");
      expect((await openCheckout(tx, shop.learner, shop.lessonId)).outcome).toBe("open");
    }),
  );

  const leave = (tx: Tx, { lessonId }: Shop, time: string) =>
    tx`update public.purchases set expires_at = now() + ${time}::text::interval where lesson_id = ${lessonId}`;
});
