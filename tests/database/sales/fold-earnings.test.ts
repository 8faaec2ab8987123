import { expect, test } from "vitest";
import { atOnce, inCommittedShop } from "../../support/database/committed-data.ts";
import { asRole, sql, type Tx, withRollback } from "../../support/database/database.ts";
import { createCreator, createPurchase, createShop, type Shop } from "../../support/database/shop.ts";

type Person = { id: string };

const today = () => new Date().toISOString().slice(0, 10);

const fold = (tx: Tx, rows = 100_000) =>
  asRole(tx, "service_role", () => tx`select public.fold_earnings(${rows})`);

const sell = (tx: Tx, shop: Shop, purchase_date: string, status = "completed") =>
  createPurchase(tx, shop, { user_id: null, purchase_date, created_at: purchase_date, status });

/** Of the creator's earnings of a day, of all lessons: the rows, and what is true of their sum. */
async function rowsOfDay(tx: Tx, { creator }: Shop, period: string) {
  const [row] = await tx<{ shards: number[]; sales: number }[]>`
    select array_agg(shard order by shard) as shards, sum(sales)::integer as sales from public.earnings_rollups
    where creator_id = ${creator.id} and scope_id = ${creator.id} and grain = 'day' and period = ${period}`;
  return row;
}

/** A sale in each shard of a day and of its month. */
const addShards = (tx: Tx, { id }: Person, day: string, grains = ["day", "month"]) => tx`
  insert into public.earnings_rollups (
    creator_id, scope_id, grain, period, currency, shard, checkouts, sales, reversals, lost_sales, gross, platform_fee,
    reversed, fee_returned, net
  )
  select ${id}, ${id}, grain, date_trunc(grain, ${day}::timestamp)::date, 'usd', shard, 1, 1, 0, 0, 12, 1.2, 0, 0, 10.8
  from unnest(${grains}::text[]) as grain, generate_series(0, 3) as shard`;

/** How many rows each period of a creator has, the oldest first. */
async function countShards(tx: Tx, { id }: Person) {
  const rows = await tx<{ grain: string; shards: number }[]>`
    select grain, count(*)::integer as shards from public.earnings_rollups where creator_id = ${id}
    group by grain, period order by grain, period`;
  return rows.map(({ grain, shards }) => [grain, shards]);
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

test(
  "yesterday and its month, which a zone may still be in, keep their shards; the day and the month before do not",
  withRollback(async (tx) => {
    const creator = await createCreator(tx, "Ines");
    const [days] = await tx<{ yesterday: string; before: string; lastMonth: string }[]>`
      select yesterday::text, (yesterday - 1)::text as before,
        (date_trunc('month', yesterday::timestamp) - interval '1 month')::date::text as "lastMonth"
      from (select (now() at time zone 'utc')::date - 1 as yesterday) as days`;
    if (!days) throw new Error("there are no days");
    await addShards(tx, creator, days.lastMonth);
    await addShards(tx, creator, days.before, ["day"]);
    await addShards(tx, creator, days.yesterday);
    await fold(tx);
    const kept = [
      ["day", 1],
      ["day", 1],
      ["day", 4],
      ["month", 1],
      ["month", 4],
    ];
    expect(await countShards(tx, creator)).toEqual(kept);
  }),
);

test(
  "a creator whose payments go on is left to the next job, and others are folded",
  withRollback(async (tx) => {
    const [first, second, third] = await Promise.all(
      ["Ines", "Kwame", "Sara"].map((name) => createCreator(tx, name)),
    );
    if (!first || !second || !third) throw new Error("no three creators");
    const people = [first, second, third].toSorted((one, other) => (one.id < other.id ? -1 : 1));
    // Older than all else that could be folded.
    for (const person of people) await addShards(tx, person, "2001-01-31", ["day"]);
    await sql.begin(async (payment) => {
      await payment`select private.lock_earnings(${people[1]?.id ?? ""}, 3)`;
      await fold(tx, 9);
    });
    const shards = await Promise.all(people.map((person) => countShards(tx, person)));
    expect(shards).toEqual([[["day", 1]], [["day", 4]], [["day", 1]]]);
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
