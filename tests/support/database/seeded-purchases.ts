import type postgres from "postgres";
import { insertPurchases } from "../../sandbox/seed/bulk.ts";
import type { Tx } from "./database.ts";
import { createLesson, createShop } from "./shop.ts";

/** A creator with three lessons in two currencies and so many purchases, as `npm run seed` writes them. */
export async function createSeededCreator(tx: Tx, purchases: number): Promise<string> {
  const { creator } = await createShop(tx);
  await createLesson(tx, { creator_id: creator.id, price: "39", currency: "eur" });
  await createLesson(tx, { creator_id: creator.id, price: "1900", currency: "jpy" });
  await addSeededPurchases(tx, creator.id, purchases);
  return creator.id;
}

async function addSeededPurchases(tx: Tx, creatorId: string, purchases: number) {
  const terms = {
    creatorIds: [creatorId],
    purchases,
    feePercentage: 12.5,
    receipts: "http://localhost/receipts/",
  };
  await insertPurchases((work) => work(tx), terms);
  await tx`set local session_replication_role = origin`;
}

type Row = { rows: postgres.JSONValue };

/** The rows about a creator's purchases, without what our own clock wrote. */
export async function purchaseRows(tx: Tx, creatorId: string): Promise<Record<string, postgres.JSONValue>> {
  const found: Record<string, postgres.JSONValue> = {};
  for (const [name, query] of Object.entries(queries)) {
    const [row] = await tx.unsafe<Row[]>(
      `select coalesce(jsonb_agg(to_jsonb(found) - '{updated_at}'::text[] order by found), '[]') as rows
       from (${query}) as found`,
      [creatorId],
    );
    found[name] = row?.rows ?? [];
  }
  return found;
}

const sold = "select id from public.purchases where creator_id = $1";
const paid = `select payment_intent_id from private.stripe_sessions where purchase_id in (${sold})`;
const queries = {
  purchases: "select * from public.purchases where creator_id = $1",
  sessions: `select * from private.stripe_sessions where purchase_id in (${sold})`,
  refunds: `select * from private.stripe_refunds where payment_intent_id in (${paid})`,
  disputes: `select * from private.stripe_disputes where payment_intent_id in (${paid})`,
  timeline: `select purchase_id, row_number() over (partition by purchase_id order by id), from_status, to_status, cause,
    source from public.purchase_status_changes where purchase_id in (${sold})`,
  events: `select purchase_id, occurred_at, event_type, source, object_id, outcome
    from private.payment_events where purchase_id in (${sold})`,
  earnings:
    "select * from public.earnings_rollups where creator_id = $1 and (checkouts, sales, reversals) <> (0, 0, 0)",
  reversals: "select * from public.sale_reversals where creator_id = $1",
  names: `select user_id, document from private.buyer_names
    where user_id in (select user_id from public.purchases where creator_id = $1)`,
  nameWords: `select user_id, word from private.buyer_name_words
    where user_id in (select user_id from public.purchases where creator_id = $1)`,
  lessonSales: `select * from public.lesson_sales
    where sales <> 0 and lesson_id in (select id from public.lessons where creator_id = $1)`,
};
