import { expect, test } from "vitest";
import { asRole, sql, type Tx, withRollback } from "../../support/database/database.ts";
import { createPurchase, createShop, type Shop } from "../../support/database/shop.ts";
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

test("of a range each day is read once: in a month that is whole, or by itself", async () => {
  const wrong = await sql`
    with days as (
      select date '2026-01-30' + n as day from generate_series(0, 69) as n
    ), ranges as (
      select first.day as from_day, last.day as to_day from days as first join days as last on first.day <= last.day
    ), read as (
      select from_day, to_day, array_agg(day order by day) as days
      from ranges, private.earnings_spans(from_day, to_day) as span,
        generate_series(first_period,
          last_period + case grain when 'month' then interval '1 month - 1 day' else interval '0' end,
          interval '1 day') as day
      group by from_day, to_day
    )
    select from_day::text, to_day::text, days from ranges left join read using (from_day, to_day)
    where days is distinct from array(select generate_series(from_day::timestamp, to_day, interval '1 day'))`;
  expect(wrong).toEqual([]);
});

test("of a range of years at most 60 days are read by themselves", async () => {
  const [row] = await sql`
    select max(days)::integer as days from (
      select sum(last_period - first_period + 1) as days
      from generate_series(0, 69) as first, generate_series(0, 69) as last,
        private.earnings_spans(date '2021-01-30' + first, date '2026-01-30' + last) as span
      where grain = 'day' group by first, last
    ) as ranges`;
  expect(row).toEqual({ days: 60 });
});

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
