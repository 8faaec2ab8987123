import { expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import {
  createLesson,
  createPerson,
  createPurchase,
  createShop,
  type Shop,
} from "../../support/database/shop.ts";
import { sample } from "../../support/scale.ts";

// Around the changes of clocks, the ends of months and midnight.
const instants = [
  ...["2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z", "2026-03-31T21:59:59Z", "2026-03-31T22:00:00Z"],
  ...["2026-10-03T15:29:59Z", "2026-10-03T15:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"],
  ...["2026-10-31T18:14:59Z", "2026-10-31T18:15:00Z", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"],
];
const zones = ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"];
const ranges = [
  ["2026-10-25", "2026-10-25"],
  ["2026-11-01", "2026-11-01"],
  ["2026-10-01", "2026-10-31"],
  ["2026-03-29", "2026-11-01"],
  ["2025-12-01", "2026-11-30"],
  ["2026-03-30", "2026-10-30"],
] as const;

async function createSales(tx: Tx, shop: Shop) {
  for (const [index, purchase_date] of instants.entries()) {
    const status = ["completed", "partially_refunded", "refunded"][index % 3] ?? "completed";
    const currency = index % 4 === 3 ? "jpy" : "usd";
    const created_at = purchase_date;
    await createPurchase(tx, shop, { user_id: null, purchase_date, created_at, status, currency });
  }
  // Each went back an hour after its sale.
  await tx`update public.sale_reversals set occurred_at = purchase_date + interval '1 hour'
    from public.purchases where purchases.id = purchase_id`;
}

const setZone = (tx: Tx, { creator }: Shop, zone: string) =>
  tx`select private.move_time_zone(${creator.id}, ${zone})`;

test.each(sample(zones, 2))("in %s every range of days is what its sales add up to", (zone) =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createSales(tx, shop);
    await setZone(tx, shop, zone);
    for (const [from, to] of ranges) {
      const rows = await asRole(
        tx,
        shop.creator,
        () => tx`select * from public.check_earnings(${from}, ${to})`,
      );
      expect(rows.filter(({ matches }) => !matches)).toEqual([]);
      const [whole] = await tx<{ sales: number }[]>`
        select count(*)::integer as sales from public.purchases
        where creator_id = ${shop.creator.id}
          and private.day_in(purchase_date, ${zone}) between ${from} and ${to}`;
      expect(rows.reduce((sum, { sales }) => sum + Number(sales), 0)).toBe(whole?.sales);
      const parts = await asRole(
        tx,
        shop.creator,
        () => tx<{ by: string; net: number }[]>`
          select step as by, (
            select sum(net_minor)::integer from public.list_earnings_by_period(${from}, ${to}, step, 'usd') as earned
            where earned.period = date_trunc(step, earned.period)
          ) as net
          from unnest(array['day', 'week', 'month']) as step
          union all
          select 'lesson', sum(net_minor)::integer
          from public.list_earnings_by_lesson(${from}, ${to}, 'usd', 101)`,
      );
      const usd = rows.find(({ currency }) => currency === "usd");
      for (const { by, net } of parts) expect(net ?? 0, by).toBe(Number(usd?.net_minor ?? 0));
    }
  })(),
);

test(
  "a creator sees no other's sums, periods, lessons or views, and guests none",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createSales(tx, shop);
    const questions = [
      (inner: Tx) => inner`select * from public.sum_earnings('2026-01-01', '2026-12-31', ${shop.lessonId})`,
      (inner: Tx) => inner`select * from public.sum_earnings('2026-01-01', '2026-12-31')`,
      (inner: Tx) =>
        inner`select * from public.list_earnings_by_period('2026-01-01', '2026-12-31', 'day', 'usd')`,
      (inner: Tx) =>
        inner`select * from public.list_earnings_by_lesson('2026-01-01', '2026-12-31', 'usd', 9)`,
      (inner: Tx) => inner`select * from public.check_earnings('2026-01-01', '2026-12-31')`,
    ];
    for (const ask of questions) {
      expect((await asRole(tx, shop.creator, () => ask(tx))).length).toBeGreaterThan(0);
      for (const other of [shop.otherCreator, shop.learner])
        expect(await asRole(tx, other, () => ask(tx))).toHaveLength(0);
    }
  }),
);

test(
  "pages of lessons go on after the last one, those that earned most first",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const ids = [shop.lessonId];
    for (let count = 0; count < 4; count += 1)
      ids.push(await createLesson(tx, { creator_id: shop.creator.id }));
    for (const [index, lessonId] of ids.entries())
      for (const _sale of ids.slice(0, 1 + (index % 3))) {
        const buyer = await createPerson(tx);
        await createPurchase(
          tx,
          { ...shop, lessonId, learner: buyer },
          { purchase_date: "2026-05-01T12:00:00Z" },
        );
      }
    const page = (afterId: string | null, size: number) =>
      asRole(
        tx,
        shop.creator,
        () => tx<{ id: string; net: number }[]>`
          select lesson_id as id, net_minor::integer as net
          from public.list_earnings_by_lesson('2026-01-01', '2026-12-31', 'usd', ${size}, ${afterId})`,
      );
    const all = await page(null, 101);
    expect(all.map(({ net }) => net / 1080)).toEqual([3, 2, 2, 1, 1]);
    for (const [index, { id }] of all.entries())
      expect(await page(id, 2)).toEqual(all.slice(index + 1, index + 3));
    expect(await page(shop.learner.id, 2)).toEqual([]);
  }),
);

/** What one more of each adds to what the creator has. */
const columns = { sales: 0, reversals: 0, gross: 1, platform_fee: -1, reversed: -1, fee_returned: 1 };

test(
  "a difference between rollup and sales is found",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createSales(tx, shop);
    const add = (step: number, column: string, net: number) =>
      tx`update public.earnings_rollups set ${tx(column)} = ${tx(column)} + ${step}, net = net + ${step * net}
        where creator_id = ${shop.creator.id} and scope_id = creator_id and sales > 0`;
    for (const [column, net] of Object.entries(columns)) {
      await add(1, column, net);
      const rows = await asRole(
        tx,
        shop.creator,
        () => tx`select matches from public.check_earnings('2026-01-01', '2026-12-31')`,
      );
      expect(
        rows.map(({ matches }) => matches),
        column,
      ).toEqual([false, false]);
      await add(-1, column, net);
    }
  }),
);
