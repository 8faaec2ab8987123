import { readFileSync } from "node:fs";
import type { ISql } from "postgres";
import { insertPurchases } from "../../../sandbox/seed/bulk.ts";
import { createCreator } from "../shop.ts";

/** Runs `work` in a transaction, all on one connection. */
type Begin = (work: (tx: ISql) => Promise<void>) => Promise<unknown>;
/** A shop of so many lessons: those of one creator sell a part of all purchases, the others the rest, all alike. */
export type GrowingShop = { creatorIds: string[]; busy: string; busyShare: number };

/** `busyShare`: the part of all purchases that the first of the creators sells. */
export async function createGrowingShop(
  begin: Begin,
  { creators, lessonsEach, busyShare }: { creators: number; lessonsEach: number; busyShare: number },
): Promise<GrowingShop> {
  const creatorIds: string[] = [];
  await begin(async (tx) => {
    for (let n = 0; n < creators; n += 1) creatorIds.push((await createCreator(tx, `Potter ${n}`)).id);
    await tx`set local session_replication_role = replica`;
    await tx`create temporary table growth on commit drop as
      select ${creatorIds}::uuid[] as creator_ids, ${lessonsEach}::integer as lessons`;
    await tx.unsafe(readSql("lessons"));
    await tx`set local session_replication_role = origin`;
    await tx`analyze`;
  });
  const [busy = ""] = creatorIds;
  return { creatorIds, busy, busyShare };
}

/**
 * Adds purchases up to so many, with what people and jobs write about them; a hundredth are one new buyer's.
 * What is open, waiting or failed stays as much. @returns the buyer's id
 */
export async function growTo(begin: Begin, shop: GrowingShop, [from, to]: [from: number, to: number]) {
  const { creatorIds, busy, busyShare } = shop;
  const others = creatorIds.filter((id) => id !== busy);
  let skipped = from;
  const sell = async (ids: string[], purchases: number) => {
    const terms = { creatorIds: ids, purchases, feePercentage: 10, receipts: "http://localhost/r/", skipped };
    await insertPurchases(begin, terms);
    await begin(async (tx) => {
      await tx`analyze public.purchases, private.stripe_sessions, public.sale_reversals, public.profiles, auth.users`;
    });
    skipped += purchases;
  };
  await sell([busy], Math.floor((to - from) * busyShare));
  await sell(others, Math.floor(to / 100));
  const buyerId = await buyerOfMost(begin);
  for (const [index, id] of others.entries()) {
    const rest = Math.floor((to - skipped) / (others.length - index));
    if (rest > 0) await sell([id], rest);
  }
  await begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(readSql("uses"));
    // Without triggers: of a row that one transaction updates twice, its foreign key locks the lesson.
    await tx`select public.count_learners(1000000000)`;
    await tx`set local session_replication_role = origin`;
  });
  return buyerId;
}

/** Of the purchases that were planned last, the buyer of most. */
async function buyerOfMost(begin: Begin): Promise<string> {
  let id = "";
  await begin(async (tx) => {
    const [row] = await tx<{ id: string }[]>`
      select buyer_id as id from pg_temp.sales group by buyer_id order by count(*) desc limit 1`;
    id = row?.id ?? "";
  });
  return id;
}

const readSql = (name: string) => readFileSync(new URL(`${name}.sql`, import.meta.url), "utf8");
