import { describe, expect, test } from "vitest";
import { type Actor, denied, errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { createSaleRows, listSales } from "../../support/database/list-sales.ts";
import { createOperator } from "../../support/database/refunds.ts";
import { createPurchase, createShop, type Shop } from "../../support/database/shop.ts";

describe("sales", () => {
  test(
    "are listed to the creator of the lesson alone",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const id = await createPurchase(tx, shop, { status: "partially_refunded" });
      await createPurchase(tx, { ...(await createShop(tx)), learner: shop.learner });
      expect(await salesSeenBy(tx, shop.creator)).toEqual([
        {
          id,
          lessonId: shop.lessonId,
          title: null,
          language: "en",
          soldAt: expect.any(String),
          localTime: expect.any(String),
          status: "partially_refunded",
          credits: null,
          currency: "usd",
          listPriceMinor: 1200,
          discountMinor: 0,
          couponCode: null,
          paidMinor: 1200,
          refundedMinor: 300,
          disputedMinor: 0,
          platformFeeMinor: 90,
          netMinor: 810,
          feePercent: 10,
          undone: false,
          buyerName: "Ada",
          buyerDeleted: false,
          reversal: null,
        },
      ]);
      const others = [shop.otherCreator, shop.learner, shop.otherLearner, await createOperator(tx)];
      for (const other of others) expect(await salesSeenBy(tx, other)).toEqual([]);
    }),
  );

  test.each(["anon", "service_role"] as const)("are not listed to %s", (role) =>
    withRollback(async (tx) => {
      await createPurchase(tx, await createShop(tx));
      expect(await errorCodeOf(tx, (inner) => salesSeenBy(inner, role))).toBe(denied);
    })(),
  );

  test(
    "do not identify the buyer, deleted or not",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      for (const user_id of [shop.learner.id, null]) await createPurchase(tx, shop, { user_id });
      const metadata = tx.json({ title: "Kerning", customerEmail: "ada@x.test" });
      await tx`update public.purchases set metadata = ${metadata} where creator_id = ${shop.creator.id}`;
      const sales = await salesSeenBy(tx, shop.creator);
      expect(sales).toMatchObject([{ title: "Kerning" }, { title: "Kerning" }]);
      for (const secret of [shop.learner.id, "ada@x.test", "cs_", "pi_"]) {
        expect(JSON.stringify(sales)).not.toContain(secret);
      }
    }),
  );

  test.each([
    ["pending", 0],
    ["processing", 1],
    ["completed", 1],
    ["failed", 0],
    ["expired", 0],
    ["cancelled", 0],
    ["refunded", 1],
    ["partially_refunded", 1],
    ["disputed", 1],
    ["review", 0],
  ])("that are %s: %i", (status, shown) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createPurchase(tx, shop, { status });
      expect(await salesSeenBy(tx, shop.creator)).toHaveLength(shown);
    })(),
  );
});

describe("sales are paged", () => {
  // Some in one microsecond, so that the id has to tell them apart.
  const dates = [
    "02.000001",
    "02.000001",
    "02.000001",
    "02.000002",
    "01",
    "01",
    "03",
    "04.5",
    "05",
    "06",
    "07",
  ];
  const createSales = async (tx: Tx, shop: Shop) => {
    for (const second of dates) {
      await createPurchase(tx, shop, { user_id: null, purchase_date: `2026-10-01T10:00:${second}Z` });
    }
  };

  test.each([1, 2, 3, 4, 100])("%i at a time: each of them once, the newest first", (size) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createSales(tx, shop);
      const whole = await tx<{ id: string }[]>`
        select id from public.purchases where creator_id = ${shop.creator.id} order by purchase_date desc, id desc`;
      const seen: string[] = [];
      let position: Position = { before: null, id: null };
      for (let page = 0; page < dates.length; page++) {
        const rows = await pageSeenBy(tx, shop.creator, position, size);
        expect(rows.length).toBeLessThanOrEqual(size);
        seen.push(...rows.map(({ id }) => id));
        position = rows.at(-1) ?? position;
      }
      expect(seen).toEqual(whole.map(({ id }) => id));
    })(),
  );

  test(
    "from any position: one that is no sale's, before all, and after all",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createSales(tx, shop);
      const count = async (before: string) =>
        (await pageSeenBy(tx, shop.creator, { before, id: shop.lessonId }, 100)).length;
      expect(await count("2026-10-01T10:00:04Z")).toBe(7);
      expect(await count("2030-01-01")).toBe(dates.length);
      expect(await count("2020-01-01")).toBe(0);
    }),
  );

  test(
    "and never more than 1001 at a time",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createSaleRows(tx, shop, 1003);
      expect(await pageSeenBy(tx, shop.creator, { before: null, id: null }, 5000)).toHaveLength(1001);
    }),
  );

  test(
    "of one's own only, at any position",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const id = await createPurchase(tx, shop);
      expect(await pageSeenBy(tx, shop.otherCreator, { before: "2030-01-01", id }, 10)).toEqual([]);
    }),
  );
});

type Position = { before: string | null; id: string | null };

const salesSeenBy = async (tx: Tx, actor: Actor) => (await listSales(tx, actor)).sales;

/** With the position of each row, to the microsecond. */
async function pageSeenBy(tx: Tx, actor: Actor, { before, id }: Position, size: number) {
  const { sales } = await listSales(tx, actor, {}, { before, id, size });
  return sales.map((sale) => ({ id: sale.id, before: sale.soldAt }));
}
