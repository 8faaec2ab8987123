import "server-only";
import { z } from "zod";
import { isPaid } from "@/lib/purchases/status";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import { Constants } from "@/types/database";
import { type PurchaseStatus, purchaseKind, purchaseStatus } from "@/types/purchase";

/** What was paid in one currency, in its minor units: net + refunded + disputed = spent. */
export type Spending = Omit<PurchaseTotal, "year" | "status" | "kind" | "paidWith">;

const columns = `
  year, currency, status, kind, paidWith:paid_with, purchases, spentMinor:paid_minor, refundedMinor:refunded_minor,
  disputedMinor:disputed_minor
` as const;

/**
 * Spending by currency, and by year and currency (newest year first), of what was paid with money only; the number of
 * purchases by status; and the rows that these are sums of.
 */
export async function getPurchaseStats(userId: string) {
  const client = await createClient();
  const query = client.from("purchase_totals").select(columns).eq("user_id", userId);
  return toPurchaseStats(z.array(purchaseTotal).parse(unwrap(await query)));
}

export function toPurchaseStats(rows: PurchaseTotal[]) {
  const counts: Partial<Record<PurchaseStatus, number>> = {};
  for (const { status, purchases } of rows) counts[status] = (counts[status] ?? 0) + purchases;
  // Credits were paid for with their pack.
  const paid = rows.filter(({ status, paidWith }) => isPaid(status) && paidWith === "money");
  const byYear = [...Map.groupBy(paid, ({ year }) => year)]
    .sort(([a], [b]) => b - a)
    .flatMap(([year, ofYear]) => byCurrency(ofYear).map((spending) => ({ year, ...spending })));
  return { counts, totals: byCurrency(paid), byYear, rows };
}

type TotalsFilter = { status?: PurchaseStatus[]; year?: number; kind?: PurchaseTotal["kind"] };

/** How many purchases these totals count, of some statuses, of a year in UTC, and of a kind. */
export const countIn = (rows: PurchaseTotal[], { status, year, kind }: TotalsFilter): number =>
  rows
    .filter((row) => (status?.includes(row.status) ?? true) && row.year === (year ?? row.year))
    .filter((row) => row.kind === (kind ?? row.kind))
    .reduce((sum, { purchases }) => sum + purchases, 0);

/** Of one year, currency, status and kind, paid alike. The generated type lets every column of a view be null. */
export const purchaseTotal = z
  .object({
    year: z.int(),
    currency: z.string(),
    status: purchaseStatus,
    kind: purchaseKind,
    paidWith: z.enum(Constants.public.Enums.payment_method_kind),
    purchases: z.int(),
    spentMinor: z.int(),
    refundedMinor: z.int(),
    disputedMinor: z.int(),
  })
  .transform((row) => ({ ...row, netMinor: row.spentMinor - row.refundedMinor - row.disputedMinor }));
export type PurchaseTotal = z.infer<typeof purchaseTotal>;

function byCurrency(rows: PurchaseTotal[]): Spending[] {
  return [...Map.groupBy(rows, ({ currency }) => currency)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([currency, ofCurrency]) => {
      const sum = (of: (row: PurchaseTotal) => number) =>
        ofCurrency.reduce((total, row) => total + of(row), 0);
      return {
        currency,
        purchases: sum(({ purchases }) => purchases),
        spentMinor: sum(({ spentMinor }) => spentMinor),
        refundedMinor: sum(({ refundedMinor }) => refundedMinor),
        disputedMinor: sum(({ disputedMinor }) => disputedMinor),
        netMinor: sum(({ netMinor }) => netMinor),
      };
    });
}
