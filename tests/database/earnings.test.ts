import { describe, expect, test } from "vitest";
import { as, rolledBack, type Tx } from "../fixtures/database.ts";
import { facts, record } from "../fixtures/payment-facts.ts";
import { seededRandom } from "../fixtures/random.ts";
import { createPurchase, createShop, openCheckout, type Shop } from "../fixtures/shop.ts";

describe("earnings", () => {
  test.each([1, 2, 3])("are what the purchases add up to, after any mix of sales and changes (%i)", (seed) =>
    rolledBack(async (tx) => {
      const shops = [await createShop(tx), await createShop(tx)];
      await mix(tx, shops, seededRandom(seed));
      const creators = shops.map(({ creator }) => creator.id);
      const expected = await tx`
          select creator_id, currency, (purchase_date at time zone 'utc')::date::text as day, count(*)::int as sales,
            sum(amount) as gross, sum(platform_fee) as platform_fee, sum(creator_earnings) as net
          from public.purchases
          where status in ('completed', 'partially_refunded') and creator_id = any (${creators})
          group by 1, 2, 3 order by 1, 2, 3`;
      const rollup = await tx`
          select creator_id, currency, day::text, sum(sales)::int as sales, sum(gross) as gross,
            sum(platform_fee) as platform_fee, sum(net) as net
          from public.creator_earnings_daily where creator_id = any (${creators})
          group by 1, 2, 3 having sum(sales) <> 0 or sum(gross) <> 0 order by 1, 2, 3`;
      expect(expected.length).toBeGreaterThan(5);
      expect([...rollup]).toEqual([...expected]);
    })(),
  );

  test(
    "begin with the payment, not with the checkout",
    rolledBack(async (tx) => {
      const { learner, lessonId, creator } = await createShop(tx);
      const checkout = await openCheckout(tx, learner, lessonId);
      await record(tx, facts.submitted(checkout));
      expect(await earningsSeenBy(tx, creator)).toEqual([]);
      await record(tx, facts.settledLater(checkout));
      const sale = { gross_minor: "1200", platform_fee_minor: "120", net_minor: "1080" };
      expect(await earningsSeenBy(tx, creator)).toEqual([{ currency: "usd", sales: 1, ...sale }]);
    }),
  );

  test(
    "keep currencies apart, each in its own minor units",
    rolledBack(async (tx) => {
      const shop = await createShop(tx);
      await createPurchase(tx, shop);
      const money = { amount: "1800", platform_fee: "180", creator_earnings: "1620" };
      await createPurchase(tx, shop, { ...money, user_id: null, currency: "jpy" });
      expect(await earningsSeenBy(tx, shop.creator)).toEqual([
        { currency: "jpy", sales: 1, gross_minor: "1800", platform_fee_minor: "180", net_minor: "1620" },
        { currency: "usd", sales: 1, gross_minor: "1200", platform_fee_minor: "120", net_minor: "1080" },
      ]);
    }),
  );

  test(
    "are seen by their creator alone",
    rolledBack(async (tx) => {
      const shop = await createShop(tx);
      await createPurchase(tx, shop);
      expect(await earningsSeenBy(tx, shop.creator)).toHaveLength(1);
      for (const other of [shop.otherCreator, shop.learner, shop.otherLearner]) {
        expect(await earningsSeenBy(tx, other)).toEqual([]);
      }
    }),
  );
});

describe("sales", () => {
  test(
    "are shown to the creator of the lesson alone, without a word about the buyer",
    rolledBack(async (tx) => {
      const shop = await createShop(tx);
      const id = await createPurchase(tx, shop);
      const salesSeenBy = (person: { id: string }) =>
        as(tx, person, () => tx`select * from public.creator_sales`);
      const [sale, ...others] = await salesSeenBy(shop.creator);
      expect(others).toEqual([]);
      expect(Object.keys(sale ?? {})).toEqual(
        ["id", "lesson_id", "purchase_date", "status", "currency"].concat([
          "amount_minor",
          "platform_fee_minor",
          "net_minor",
          "refunded_minor",
        ]),
      );
      expect(sale).toMatchObject({ id, amount_minor: "1200", platform_fee_minor: "120", net_minor: "1080" });
      for (const other of [shop.otherCreator, shop.learner]) expect(await salesSeenBy(other)).toHaveLength(0);
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
    ["review", 1],
  ])("that are %s: %i", (status, shown) =>
    rolledBack(async (tx) => {
      const shop = await createShop(tx);
      await createPurchase(tx, shop, { status });
      expect(await as(tx, shop.creator, () => tx`select from public.creator_sales`)).toHaveLength(shown);
    })(),
  );
});

test(
  "what a learner has spent is added up by currency and status, for themselves",
  rolledBack(async (tx) => {
    const shop = await createShop(tx);
    await createPurchase(tx, shop, { status: "failed" });
    await createPurchase(tx, shop, { status: "refunded", refunded_amount: "12" });
    await createPurchase(tx, shop, { status: "refunded", refunded_amount: "12" });
    const totals = () =>
      tx`select status, purchases, amount_minor, refunded_minor from public.purchase_totals order by status`;
    expect([...(await as(tx, shop.learner, totals))]).toEqual([
      { status: "failed", purchases: 1, amount_minor: "1200", refunded_minor: "0" },
      { status: "refunded", purchases: 2, amount_minor: "2400", refunded_minor: "2400" },
    ]);
    expect(await as(tx, shop.otherLearner, totals)).toHaveLength(0);
  }),
);

async function earningsSeenBy(tx: Tx, person: { id: string }) {
  const rows = await as(
    tx,
    person,
    () => tx`
      select currency, sales, gross_minor, platform_fee_minor, net_minor
      from public.creator_earnings order by currency`,
  );
  return [...rows];
}

/** Sixty purchases of both shops, and as many changes of status and day. */
async function mix(tx: Tx, shops: Shop[], random: () => number) {
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const statuses = [
    "processing",
    "completed",
    "partially_refunded",
    "refunded",
    "disputed",
    "review",
  ] as const;
  const day = () => `2026-10-0${1 + Math.floor(random() * 4)}T${pick(["00:10", "12:00", "23:50"])}:00Z`;
  const ids: string[] = [];
  for (let i = 0; i < 60; i++) {
    const fee = Math.floor(random() * 500);
    const net = Math.floor(random() * 5000);
    const money = {
      amount: String((fee + net) / 100),
      platform_fee: String(fee / 100),
      creator_earnings: String(net / 100),
    };
    const sale = {
      user_id: null,
      purchase_date: day(),
      currency: pick(["usd", "eur"]),
      status: pick(statuses),
    };
    ids.push(await createPurchase(tx, pick(shops), { ...money, ...sale }));
    await tx`update public.purchases set status = ${pick(statuses)}, purchase_date = ${day()} where id = ${pick(ids)}`;
  }
}
