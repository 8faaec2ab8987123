import { expect, test } from "vitest";
import { headTables, sections } from "@/lib/account-export";
import { as, rolledBack, sql } from "../fixtures/database.ts";
import { createPurchase, createShop } from "../fixtures/shop.ts";

test("every public table with somebody's rows is in the copy of their data", async () => {
  const tables = await sql<{ name: string }[]>`
    select distinct relname as name from pg_class
      join pg_attribute on attrelid = pg_class.oid and not attisdropped and attnum > 0
    where relnamespace = 'public'::regnamespace and relkind = 'r' and (
      attname in ('user_id', 'creator_id', 'author_id', 'profile_id', 'account_id', 'learner_id')
      or relname = 'profiles'
      or exists (
        select 1 from pg_constraint where conrelid = pg_class.oid and contype = 'f'
          and confrelid in ('public.profiles'::regclass, 'public.creators'::regclass, 'auth.users'::regclass)
      ))`;
  const exported = [...headTables, ...sections.flatMap((section) => section.tables)];
  expect(exported).toEqual(expect.arrayContaining(tables.map(({ name }) => name)));
});

test(
  "purchases are exported to their buyer, whole, oldest first, a page at a time, and to nobody else",
  rolledBack(async (tx) => {
    const shop = await createShop(tx);
    const ids: string[] = [];
    for (const day of [3, 1, 2]) {
      const created_at = `2026-05-0${day}T10:00:00Z`;
      ids[day - 1] = await createPurchase(tx, shop, {
        created_at,
        status: day === 1 ? "completed" : "expired",
      });
    }
    const read = (who: { id: string }, skip: number, rows: number) =>
      as(tx, who, async () => {
        const found = await tx<{ row: { id: string } }[]>`
          select public.export_purchases(${skip}, ${rows}) as row`;
        return found.map(({ row }) => row);
      });
    expect((await read(shop.learner, 0, 100)).map(({ id }) => id)).toEqual(ids);
    expect((await read(shop.learner, 2, 2)).map(({ id }) => id)).toEqual(ids.slice(2));
    expect((await read(shop.learner, 0, 1))[0]).toMatchObject({
      status: "completed",
      amountMinor: 1200,
      changes: [{ to: "completed" }],
      refunds: [],
      disputes: [],
    });
    expect(await read(shop.otherLearner, 0, 100)).toEqual([]);
    expect(await read(shop.creator, 0, 100)).toEqual([]);
  }),
);
