import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { expect, test } from "vitest";
import { ownRows } from "@/lib/account/export-pages";
import { headTables, sections } from "@/lib/account/export-sections";
import { inCommittedShop } from "../../support/database/committed-data.ts";
import { asRole, sql, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { requestRefund } from "../../support/database/refunds.ts";
import { connect } from "../../support/database/rest.ts";
import { createLesson, createPurchase, createShop, openCheckout } from "../../support/database/shop.ts";

/** Tables that name a person and are not in the copy, and why. */
const leftOut = {
  "private.resolved_tasks": "an operator's work: that they saw to it, and nothing of their own",
  "private.known_devices": "hashes of random cookies, and nothing else",
  "private.recoveries": "the hash of a cookie, for an hour",
  sale_reversals: "made from refunds and disputes, and summed up in the earnings",
  "private.catalogue": "made from lessons and purchases",
  "private.buyer_names": "made from the display names of the profiles",
  "private.buyer_name_words": "made from the display names of the profiles",
  "private.sold_titles": "made from the titles of the purchases",
  "private.creator_fee_changes": "the shop's record of an agreement; what each sale paid is among the sales",
  "private.credit_lots": "made from the ledger and the purchases",
};

test("every table with a person's rows is in the copy of their data, or left out for a reason", async () => {
  // Auth's own tables (sign-ins, sessions) are Supabase's.
  const tables = await sql<{ name: string }[]>`
    select distinct case nspname when 'public' then relname else nspname || '.' || relname end as name
    from pg_class
      join pg_namespace on pg_namespace.oid = relnamespace
      join pg_attribute on attrelid = pg_class.oid and not attisdropped and attnum > 0
    where relkind in ('r', 'p') and nspname not in ('auth', 'storage', 'information_schema') and nspname not like 'pg\\_%' and (
      attname in ('user_id', 'creator_id', 'author_id', 'profile_id', 'account_id', 'learner_id')
      or relname = 'profiles'
      or exists (
        select 1 from pg_constraint where conrelid = pg_class.oid and contype = 'f'
          and confrelid in ('public.profiles'::regclass, 'public.creators'::regclass, 'auth.users'::regclass)
      ))`;
  const known = [...headTables, ...sections.flatMap((section) => section.tables), ...Object.keys(leftOut)];
  expect(known).toEqual(expect.arrayContaining(tables.map(({ name }) => name)));
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(leftOut)));
});

test(
  "refunds are exported to the person who asked for them, with their note, and to no one else",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const checkout = await openCheckout(tx, shop.learner, shop.lessonId);
    await record(tx, facts.paid(checkout));
    const id = randomUUID();
    await tx`select public.request_refund(${shop.creator.id}, ${checkout.purchaseId}, ${id}, 100,
      'requested_by_customer', 'The sound was bad')`;
    const read = (who: { id: string }) =>
      asRole(tx, who, () => tx`select public.export_refund_requests() as row`);
    const asked = { id, purchaseId: checkout.purchaseId, amountMinor: 100, currency: "usd" };
    expect(await read(shop.creator)).toMatchObject([{ row: { ...asked, note: "The sound was bad" } }]);
    for (const other of [shop.learner, shop.otherCreator]) expect(await read(other)).toEqual([]);
  }),
);

test(
  "purchases are exported to their buyer, whole, oldest first, a page at a time, and to no one else",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const ids: string[] = [];
    for (const day of [3, 1, 2]) {
      const created_at = `2026-05-0${day}T10:00:00Z`;
      ids[day - 1] = await createPurchase(tx, shop, {
        created_at,
        purchase_date: created_at,
        status: day === 1 ? "completed" : "expired",
      });
    }
    type Row = { id: string; purchasedAt: string };
    const read = (who: { id: string }, rows: number, last?: Row) =>
      asRole(tx, who, async () => {
        const position = last ? tx`${last.purchasedAt}, ${last.id}, ` : tx``;
        const found = await tx<
          { row: Row }[]
        >`select public.export_purchases(${position}max_rows => ${rows}) as row`;
        return found.map(({ row }) => row);
      });
    const all = await read(shop.learner, 100);
    expect(all.map(({ id }) => id)).toEqual(ids);
    expect((await read(shop.learner, 2, all[1])).map(({ id }) => id)).toEqual(ids.slice(2));
    expect((await read(shop.learner, 1))[0]).toMatchObject({
      status: "completed",
      amountMinor: 1200,
      changes: [{ to: "completed" }],
      refunds: [],
      disputes: [],
    });
    expect(await read(shop.otherLearner, 100)).toEqual([]);
    expect(await read(shop.creator, 100)).toEqual([]);
  }),
);

type ExportedRow = { id: string; purchasedAt: string; createdAt: string; day: string; currency: string };
type Walk = {
  of: string;
  reader: "creator" | "learner";
  position: (tx: Tx, row: ExportedRow) => postgres.PendingQuery<postgres.Row[]>;
};
// As texts: dates of JavaScript have no microseconds.
const walks: Walk[] = [
  {
    of: "export_purchases",
    reader: "learner",
    position: (tx, { purchasedAt, id }) => tx`${purchasedAt}::text::timestamptz, ${id}`,
  },
  {
    of: "export_refund_requests",
    reader: "creator",
    position: (tx, { createdAt, id }) => tx`${createdAt}::text::timestamptz, ${id}`,
  },
  {
    of: "export_earnings",
    reader: "creator",
    position: (tx, { day, currency }) => tx`${day}::text::date, ${currency}`,
  },
];

test.each(walks)("rows of one instant or day are each on one page of $of", ({ of, reader, position }) =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    for (const currency of ["usd", "eur", "gbp"]) {
      const lessonId = await createLesson(tx, { creator_id: shop.creator.id, currency });
      const checkout = await openCheckout(tx, shop.learner, lessonId);
      await record(tx, facts.paid(checkout));
      expect(await requestRefund(tx, shop.creator, checkout, 100)).toMatchObject({ outcome: "requested" });
    }
    const read = (rows: number, last?: ExportedRow) =>
      asRole(tx, shop[reader], async () => {
        const place = last ? tx`${position(tx, last)}, ` : tx``;
        const found = await tx<{ row: ExportedRow }[]>`
          select to_jsonb(found) as row from ${tx(`public.${of}`)}(${place}max_rows => ${rows}) as found`;
        return found.map(({ row }) => row);
      });
    const all = await read(100);
    expect(all.length).toBeGreaterThanOrEqual(3);
    expect(await read(1)).toEqual(all.slice(0, 1));
    for (const [index, row] of all.entries())
      expect(await read(1, row)).toEqual(all.slice(index + 1, index + 2));
  })(),
);

test.each<[string, Parameters<typeof ownRows>[3], string]>([
  ["in the order of one column", ["id"], "id"],
  ["in the order of two, one under another name", ["cost:price_minor", "id"], "cost:price_minor, id"],
])("a page begins after the last row of the page before, %s", async (_how, keys, columns) => {
  const read = inCommittedShop(async ({ creator, lessonId }) => {
    const ids = [lessonId];
    for (const price of ["12.00", "12.00", "9.00", "9.00"])
      ids.push(await createLesson(sql, { creator_id: creator.id, price }));
    const client = connect(process.env.SUPABASE_SECRET_KEY);
    const lessons = ownRows("lessons", ["lessons"], 2, keys, () =>
      client.from("lessons").select(columns).eq("creator_id", creator.id),
    );
    const rows: unknown[] = [];
    for (const wanted of [2, 2, 1]) {
      const page = await lessons.read(client, creator.id, rows.at(-1) ?? null);
      expect(page).toHaveLength(wanted);
      rows.push(...page);
    }
    expect(rows).toEqual(expect.arrayContaining(ids.map((id) => expect.objectContaining({ id }))));
  });
  await read();
});
