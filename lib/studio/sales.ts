import "server-only";
import { z } from "zod";
import { type Cursor, decodeCursor, encodeCursor } from "@/lib/http/cursor";
import type { SaleFilter } from "@/lib/studio/sale-filters";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import { Constants } from "@/types/database";

const time = z.iso.datetime({ offset: true });

const sale = z.object({
  id: z.uuid(),
  lessonId: z.uuid(),
  /** As it was sold. */
  title: z.string().nullable(),
  language: z.string(),
  soldAt: time,
  /** `soldAt` by the creator's clock, with its offset, to the second. */
  localTime: time,
  status: z.enum(Constants.public.Enums.purchase_status),
  /** With how many the lesson was opened; what is paid is then their worth. Null where it was paid with money. */
  credits: z.int().nullable(),
  currency: z.string(),
  listPriceMinor: z.int(),
  discountMinor: z.int(),
  couponCode: z.string().nullable(),
  paidMinor: z.int(),
  refundedMinor: z.int(),
  disputedMinor: z.int(),
  platformFeeMinor: z.int(),
  netMinor: z.int(),
  /** The platform's share of the price, agreed when the checkout began. */
  feePercent: z.number(),
  /** The buyer took the opening back within minutes, without having read the lesson. */
  undone: z.boolean(),
  /** Null where the account is deleted, and where the name may be an e-mail address. */
  buyerName: z.string().nullable(),
  buyerDeleted: z.boolean(),
});

/** A sale as its creator sees it. Amounts in minor units: paid = refunded + disputed + platform fee + net. */
export type Sale = z.infer<typeof sale>;

const page = z.object({
  timeZone: z.string(),
  sales: z.array(sale),
  searchedTo: z.tuple([time, z.uuid()]).nullable(),
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
  const next = found.sales.length > sales.length && last ? ([last.soldAt, last.id] as const) : null;
  return {
    sales,
    isSearched: found.searchedTo === null,
    nextCursor: toCursor(next ?? found.searchedTo),
  };
}

const toCursor = (position: readonly [string, string] | null) =>
  position && encodeCursor([position[0], position[1]]);

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
  /** Those that are still the buyer's. */
  kept: z.int(),
  grossMinor: z.int(),
  reversedMinor: z.int(),
  platformFeeMinor: z.int(),
  netMinor: z.int(),
});

/** What some sales add up to in one currency, in its minor units: gross = reversed + platform fee + net. */
export type SaleSums = z.infer<typeof sums>;

/** One entry per currency; null where they are too many to be added up. */
export async function sumSales(filter: SaleFilter): Promise<SaleSums[] | null> {
  const answer = unwrap(await (await createClient()).rpc("sum_sales", { filter }));
  const found = z.object({ complete: z.boolean(), sums: z.array(sums) }).parse(answer);
  return found.complete ? found.sums : null;
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
