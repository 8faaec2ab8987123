import "server-only";
import { z } from "zod";
import { type Cursor, decodeCursor, encodeCursor } from "@/lib/http/cursor";
import { type Sale, sale } from "@/lib/studio/sales/sale";
import { type SaleFilter, saleStatuses } from "@/lib/studio/sales/sale-filters";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import type { PurchaseStatus } from "@/types/purchase";

const page = z.object({
  timeZone: z.string(),
  sales: z.array(sale),
  searchedTo: z.tuple([z.iso.datetime({ offset: true }), z.uuid()]).nullable(),
});

type Paging = { cursor?: string; pageSize?: number };

/**
 * A page of the signed-in creator's sales, newest first. An invalid cursor begins at the first page. `isSearched`:
 * false where the search stopped before the end of the sales; the next page goes on from there.
 */
export async function listSales(filter: SaleFilter, { cursor = "", pageSize = 20 }: Paging = {}) {
  const found = await findSales(await createClient(), filter, decodeCursor(cursor), pageSize + 1);
  const sales = found.sales.slice(0, pageSize);
  const last = sales.at(-1);
  const next = found.sales.length > sales.length && last ? positionOf(last) : null;
  return {
    sales,
    isSearched: found.searchedTo === null,
    nextCursor: toCursor(next ?? found.searchedTo),
  };
}

const toCursor = (position: Cursor | null) => position && encodeCursor(position);

/** Of a sale in the list. */
export const positionOf = ({ reversal, soldAt, id }: Sale): Cursor => [reversal?.at ?? soldAt, id];

type Client = Awaited<ReturnType<typeof createClient>>;

/** `rows` sales at most (1001 the database's limit) before a position. `searchedTo`: see listSales. */
export async function findSales(client: Client, filter: SaleFilter, position: Cursor | null, rows: number) {
  const [before, before_id] = position ?? [];
  const args = { filter, before, before_id, max_rows: rows };
  return page.parse(unwrap(await client.rpc("list_sales", args)));
}

const sums = z.object({
  currency: z.string(),
  sales: z.int(),
  /** Beside them. */
  processing: z.int(),
  /** Those that are still the buyer's. */
  kept: z.int(),
  grossMinor: z.int(),
  reversedMinor: z.int(),
  platformFeeMinor: z.int(),
  netMinor: z.int(),
  /** By the day of the reversal: what the listed ones returned, and of the fee. */
  returnedMinor: z.int(),
  feeReturnedMinor: z.int(),
});

/** What some sales add up to in one currency, in its minor units: gross = reversed + platform fee + net. */
export type SaleSums = z.infer<typeof sums>;

/** One entry per currency; null where they are too many to be added up one by one. */
export async function sumSales(filter: SaleFilter): Promise<SaleSums[] | null> {
  const answer = unwrap(await (await createClient()).rpc("sum_sales", { filter }));
  const found = z.object({ complete: z.boolean(), sums: z.array(sums) }).parse(answer);
  return found.complete ? found.sums : null;
}

/** What days add up to by the rollups in one currency, in its minor units: their sales and their reversals. */
export type DaySums = {
  currency: string;
  sales: number;
  reversals: number;
  grossMinor: number;
  reversedMinor: number;
  feeReturnedMinor: number;
};

const dayColumns = `
  currency, sales, reversals, grossMinor:gross_minor, reversedMinor:reversed_minor,
  feeReturnedMinor:fee_returned_minor
`;

/** All that was paid is what the rollups count. */
const isPaid = (statuses: PurchaseStatus[]) => statuses.join() === saleStatuses.paid[1].join();

/** The same from the rollups, however many there are; null for filters that no rollup knows. */
export async function sumDays(filter: SaleFilter): Promise<DaySums[] | null> {
  const { from, to, by: _, lessonId, currency, statuses, ...others } = filter;
  if (Object.keys(others).length > 0 || (statuses && !isPaid(statuses))) return null;
  const days = { from_day: from ?? "2000-01-01", to_day: to ?? "2999-12-31" };
  const client = await createClient();
  const args = lessonId ? { ...days, of_lesson_id: lessonId } : days;
  const rows: DaySums[] = unwrap(await client.rpc("sum_earnings", args).select(dayColumns));
  return rows.filter((row) => currency === undefined || row.currency === currency);
}

const choices = z.object({
  timeZone: z.string(),
  currencies: z.array(z.string()),
  lessons: z.array(z.object({ id: z.uuid(), title: z.string() })),
});

export type SaleChoices = z.infer<typeof choices>;

/** What the signed-in creator can filter by. */
export async function getSaleChoices(): Promise<SaleChoices> {
  return choices.parse(unwrap(await (await createClient()).rpc("get_sale_choices")));
}
