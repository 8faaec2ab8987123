import type { Tx } from "../database.ts";
import { earningsQueries } from "./earnings-queries.ts";
import { saleQueries } from "./sale-queries.ts";
import { studioQueries } from "./studio-queries.ts";

/**
 * What a creator's page asks, with literals in it, because `explain` takes no parameters; `limit`: blocks of 8 kB.
 * `asker`: the creator, unless the shop asks with its own rights.
 */
export type CreatorQuery = { name: string; query: string; limit: number; asker?: "service_role" };

/** A page of 21 rows by an index, with what is shown of each. */
export const page = 300;
/** Sums of at most 500 sales; a page of the CSV has 500. */
export const sums = 700;
/** No index answers the filter: a search looks at 2,000 sales at most, each perhaps in blocks of its own. */
export const search = 6_000;
/** The same, and another row for each: the sale of a reversal, the name of a buyer. */
export const joinedSearch = 18_000;

/** A sale of five years ago, by which the queries are made: most sales of the creator stand before it in each list. */
export type OldSale = { id: string; at: string; day: string; lessonId: string; buyer: string };

/** All queries of the studio, a lesson's pages, coupons, earnings, sales, one sale, and a page of the CSV. */
export async function creatorQueries(tx: Tx, creatorId: string): Promise<CreatorQuery[]> {
  const [old] = await tx<OldSale[]>`
    select sale.id, purchase_date::text as at, purchase_date::date::text as day, lesson_id as "lessonId",
      display_name as buyer
    from public.purchases as sale join public.profiles on profiles.id = user_id
    where creator_id = ${creatorId} and is_sale order by purchase_date, sale.id offset 30 limit 1`;
  if (!old) throw new Error("Nothing was sold.");
  return [...saleQueries(old), ...earningsQueries(old), ...studioQueries(creatorId, old.lessonId)];
}

export const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
