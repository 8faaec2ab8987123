import "server-only";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import type { PurchaseStatus } from "@/types/purchase";

/** A sale as its creator sees it, without the buyer. Amounts in minor units; paid = reversed + platform fee + net. */
export type Sale = {
  id: string;
  title: string;
  soldAt: string;
  status: PurchaseStatus;
  currency: string;
  paidMinor: number;
  reversedMinor: number;
  platformFeeMinor: number;
  netMinor: number;
};

/** A page of the signed-in creator's sales, newest first, from `cursor` on. A cursor somebody made up begins at the first page. */
export async function listSales({ cursor = "", pageSize = 20 }: { cursor?: string; pageSize?: number } = {}) {
  const [before, before_id] = decodeCursor(cursor) ?? [];
  const client = await createClient();
  const rows = unwrap(await client.rpc("list_sales", { before, before_id, max_rows: pageSize + 1 }));
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const sales: Sale[] = page.map((row) => ({
    id: row.id,
    title: row.title,
    soldAt: row.purchase_date,
    status: row.status,
    currency: row.currency,
    paidMinor: row.paid_minor,
    reversedMinor: row.reversed_minor,
    platformFeeMinor: row.platform_fee_minor,
    netMinor: row.net_minor,
  }));
  const nextCursor = rows.length > page.length && last ? encodeCursor([last.purchase_date, last.id]) : null;
  return { sales, nextCursor };
}
