import { expect, test } from "vitest";
import { atOnce, inCommittedShop } from "../../support/database/committed-data.ts";
import { asRole, sql, type Tx, withRollback } from "../../support/database/database.ts";
import { createPurchase, createShop, type Shop } from "../../support/database/shop.ts";

const today = () => new Date().toISOString().slice(0, 10);

const fold = (tx: Tx) => asRole(tx, "service_role", () => tx`select public.fold_earnings(100000)`);

const sell = (tx: Tx, shop: Shop, purchase_date: string, status = "completed") =>
  createPurchase(tx, shop, { user_id: null, purchase_date, created_at: purchase_date, status });

/** Of the creator's earnings of a day, of all lessons: the rows, and what is true of their sum. */
async function rowsOfDay(tx: Tx, { creator }: Shop, period: string) {
  const [row] = await tx<{ shards: number[]; sales: number }[]>`
    select array_agg(shard order by shard) as shards, sum(sales)::integer as sales from public.earnings_rollups
    where creator_id = ${creator.id} and scope_id = ${creator.id} and grain = 'day' and period = ${period}`;
  return row;
}

const allMatch = (tx: Tx, { creator }: Shop) =>
  asRole(
    tx,
    creator,
    () => tx`select bool_and(matches) as matches from public.check_earnings('2020-01-01', ${today()})`,
  );

test(
  "days that are over have one row, today's keep their shards, and the sums stay",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    for (let sale = 0; sale < 16; sale++) {
      await sell(tx, shop, "2026-03-29T12:00:00Z", sale % 2 ? "refunded" : "completed");
      await sell(tx, shop, new Date().toISOString());
    }
    expect((await rowsOfDay(tx, shop, "2026-03-29"))?.shards.length).toBeGreaterThan(1);
    const shardsToday = await rowsOfDay(tx, shop, today());
    await fold(tx);
    expect(await rowsOfDay(tx, shop, "2026-03-29")).toEqual({ shards: [0], sales: 16 });
    expect(await rowsOfDay(tx, shop, today())).toEqual(shardsToday);
    const months = await tx`select period from public.earnings_rollups
      where creator_id = ${shop.creator.id} and grain = 'month' and period = '2026-03-01' and shard > 0`;
    expect(months).toHaveLength(0);
    expect(await allMatch(tx, shop)).toEqual([{ matches: true }]);
  }),
);

test(
  "what becomes of an old sale later counts, and is folded again",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const sales: string[] = [];
    for (let sale = 0; sale < 8; sale++) sales.push(await sell(tx, shop, "2026-03-29T12:00:00Z"));
    await fold(tx);
    await tx`update public.purchases set status = 'failed', paid_amount = 0 where id = any (${sales.slice(4)})`;
    expect(await rowsOfDay(tx, shop, "2026-03-29")).toMatchObject({ sales: 4 });
    await fold(tx);
    expect(await rowsOfDay(tx, shop, "2026-03-29")).toEqual({ shards: [0], sales: 4 });
    expect(await allMatch(tx, shop)).toEqual([{ matches: true }]);
  }),
);

test("every sum that a rollup has is folded", async () => {
  const columns = await sql<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = 'public.earnings_rollups'::regclass and attnum > 0 and not attisdropped
      and attname <> all (array['creator_id', 'scope_id', 'grain', 'period', 'currency', 'shard'])`;
  const [{ body = "" } = {}] = await sql<{ body: string }[]>`
    select prosrc as body from pg_proc where oid = 'private.fold_period(uuid,text,date)'::regprocedure`;
  for (const { name } of columns) expect(body).toContain(`${name} = rollup.${name} + excluded.${name}`);
  expect(columns).not.toHaveLength(0);
});

test(
  "payments and folding at once lose nothing",
  inCommittedShop(async (shop) => {
    const work = (tx: Tx, index: number) =>
      index % 4 === 3 ? fold(tx) : sell(tx, shop, "2026-03-29T12:00:00Z");
    await atOnce<unknown>(16, work);
    await sql.begin(fold);
    expect(await sql.begin((tx) => rowsOfDay(tx, shop, "2026-03-29"))).toEqual({ shards: [0], sales: 12 });
  }),
);
