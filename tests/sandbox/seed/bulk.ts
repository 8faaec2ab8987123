import { readFileSync } from "node:fs";
import type { ISql } from "postgres";

export type SeedTerms = {
  /** Whose lessons are sold. */
  creatorIds: string[];
  purchases: number;
  /** As PLATFORM_FEE_PERCENT. */
  feePercentage: number;
  /** Where receipts are, with a slash at the end. */
  receipts: string;
  /** Purchases that other calls planned: these ones have the outcomes after theirs. */
  skipped?: number;
};
type Range = { first: number; last: number };
/** Runs `work` in a transaction of the connection that prepared the seed. */
type Begin = (work: (tx: ISql) => Promise<void>) => Promise<unknown>;

const batch = 50_000;

/**
 * Writes purchases of some creators' lessons as record_payment_fact would have left them, but set by set: facts,
 * purchases, timeline, log and rollups. Each batch is complete by itself. Stripe's sandbox does not know these
 * payments.
 * @throws when the creators have no lesson for sale
 */
export async function insertPurchases(
  begin: Begin,
  terms: SeedTerms,
  onProgress = (_purchases: number) => {},
) {
  let readers = 0;
  await begin(async (tx) => {
    readers = await prepare(tx, terms);
  });
  for (const range of batches(readers)) await begin((tx) => insertRange(tx, range, ["people"]));
  for (const range of batches(terms.purchases)) {
    // Planned for the few purchases of a new sandbox, the later batches take minutes.
    if (range.first > 0) await begin(analyze);
    await begin((tx) => insertRange(tx, range, ["plan", "facts", "purchases"]));
    onProgress(range.last + 1);
  }
}

async function analyze(tx: ISql) {
  await tx`analyze public.purchases, public.sale_reversals, private.stripe_sessions`;
}

/** @returns how many readers are needed */
async function prepare(
  tx: ISql,
  { creatorIds, purchases, feePercentage, receipts, skipped = 0 }: SeedTerms,
): Promise<number> {
  await tx.unsafe(readSql("settings"));
  await tx`
    insert into pg_temp.seed (creator_ids, fee_percentage, receipts, skipped, first_reader)
    select ${creatorIds}::uuid[], ${feePercentage}, ${receipts}, ${skipped}, count(*)
    from auth.users where email like 'reader-%@lectern.test'`;
  await tx.unsafe(readSql("lessons"));
  const [row] = await tx<{ readers: number }[]>`
    select ((${purchases - 1}::integer / slots + 1) * readers)::integer as readers from pg_temp.lesson_slots limit 1`;
  if (!row) throw new Error("These creators have no published lesson with a price.");
  return row.readers;
}

/** Adds readers who cannot sign in; pg_temp.reader_id knows them by their numbers, from 0 in a new sandbox. */
export async function insertReaders(tx: ISql, count: number) {
  await tx.unsafe(readSql("settings"));
  await tx`insert into pg_temp.seed (last) values (${count - 1})`;
  await insertRange(tx, { first: 0, last: count - 1 }, ["people"]);
  await tx`set local session_replication_role = origin`;
}

async function insertRange(tx: ISql, { first, last }: Range, files: string[]) {
  await tx`set local session_replication_role = replica`;
  await tx`update pg_temp.seed set first = ${first}, last = ${last}`;
  for (const file of files) await tx.unsafe(readSql(file));
}

function* batches(count: number): Generator<Range> {
  for (let first = 0; first < count; first += batch)
    yield { first, last: Math.min(first + batch, count) - 1 };
}

const readSql = (name: string) => readFileSync(new URL(`${name}.sql`, import.meta.url), "utf8");
