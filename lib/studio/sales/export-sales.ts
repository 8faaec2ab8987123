import "server-only";
import type { Cursor } from "@/lib/http/cursor";
import { csvEnd, csvHead, csvRows } from "@/lib/studio/sales/sale-csv";
import type { SaleFilter } from "@/lib/studio/sales/sale-filters";
import { findSales, positionOf } from "@/lib/studio/sales/sales";
import { createClient } from "@/lib/supabase/server";

const pageSize = 500;

/**
 * The signed-in creator's sales as CSV, newest first, a page at a time. Those that are paid after it began are left
 * out; what becomes of a sale meanwhile may be shown or not.
 */
export async function exportSales(filter: SaleFilter, began = new Date()): Promise<AsyncGenerator<string>> {
  const client = await createClient();
  return write(client, filter, [began.toISOString(), "00000000-0000-0000-0000-000000000000"]);
}

type Client = Awaited<ReturnType<typeof createClient>>;

async function* write(client: Client, filter: SaleFilter, start: Cursor): AsyncGenerator<string> {
  let rows = 0;
  let position: Cursor | null = start;
  yield csvHead(filter.by);
  while (position) {
    const { sales, timeZone, searchedTo } = await findSales(client, filter, position, pageSize);
    if (sales.length > 0) yield csvRows(sales, timeZone, filter.by);
    rows += sales.length;
    const last = sales.at(-1);
    position = sales.length === pageSize && last ? positionOf(last) : searchedTo;
  }
  yield csvEnd(rows, filter.by);
}
