import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import type { Database } from "@/types/database";

const columns = `
  id, title, language, soldAt:purchase_date, status, credits, currency, paidMinor:paid_minor,
  reversedMinor:reversed_minor, platformFeeMinor:platform_fee_minor, netMinor:net_minor, undone
`;

type Args = Database["public"]["Functions"]["list_sales"]["Args"];
const selectSales = (client: Awaited<ReturnType<typeof createClient>>, args: Args) =>
  client.rpc("list_sales", args).select(columns);

type SaleRow = QueryData<ReturnType<typeof selectSales>>[number];

/**
 * A sale as its creator sees it, without the buyer. Amounts in minor units; paid = reversed + platform fee + net.
 * `credits`: the lesson was opened with them, and what is paid is their worth. `undone`: the buyer took that back
 * within minutes, without having read it.
 */
export type Sale = Omit<SaleRow, "credits"> & { credits: number | null };

/** A page of the signed-in creator's sales, newest first. An invalid cursor begins at the first page. */
export async function listSales({ cursor = "", pageSize = 20 }: { cursor?: string; pageSize?: number } = {}) {
  const [before, before_id] = decodeCursor(cursor) ?? [];
  const args = { before, before_id, max_rows: pageSize + 1 };
  const rows = unwrap(await selectSales(await createClient(), args));
  const sales: Sale[] = rows.slice(0, pageSize);
  const last = sales.at(-1);
  const nextCursor = rows.length > sales.length && last ? encodeCursor([last.soldAt, last.id]) : null;
  return { sales, nextCursor };
}
