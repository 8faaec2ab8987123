import "server-only";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import type { Database } from "@/types/database";
import { type PurchaseStatus, paidStatuses } from "@/types/purchase";

/**
 * What was paid in one currency, in its minor units; `refunded` of it went back, `disputed` of it a bank holds or took
 * back. Net is what is left.
 */
export type Spending = {
  currency: string;
  purchases: number;
  spentMinor: number;
  refundedMinor: number;
  disputedMinor: number;
  netMinor: number;
};

/**
 * What the learner has spent by currency, and by year and currency (newest year first), paid purchases only; how many
 * purchases there are by status; and the rows that all of it is added up from.
 */
export async function getPurchaseStats(userId: string) {
  const client = await createClient();
  const rows = unwrap(await client.from("purchase_totals").select("*").eq("user_id", userId)).flatMap(
    toTotal,
  );
  const counts: Partial<Record<PurchaseStatus, number>> = {};
  for (const { status, purchases } of rows) counts[status] = (counts[status] ?? 0) + purchases;
  const paid = rows.filter(({ status }) => paidStatuses.some((one) => one === status));
  const byYear = [...Map.groupBy(paid, ({ year }) => year)]
    .sort(([a], [b]) => b - a)
    .flatMap(([year, ofYear]) => byCurrency(ofYear).map((spending) => ({ year, ...spending })));
  return { counts, totals: byCurrency(paid), byYear, rows };
}

/** Purchases of one year in one currency and status. */
export type PurchaseTotal = Spending & { year: number; status: PurchaseStatus };

/** A view's columns may all be null, as far as the types know. */
function toTotal(row: TotalRow): PurchaseTotal[] {
  const { year, currency, status, purchases, paid_minor, refunded_minor, disputed_minor } = row;
  if (year === null || !currency || !status) return [];
  const [spentMinor, refundedMinor, disputedMinor] = [
    paid_minor ?? 0,
    refunded_minor ?? 0,
    disputed_minor ?? 0,
  ];
  const netMinor = spentMinor - refundedMinor - disputedMinor;
  return [
    { year, currency, status, purchases: purchases ?? 0, spentMinor, refundedMinor, disputedMinor, netMinor },
  ];
}

type TotalRow = Database["public"]["Views"]["purchase_totals"]["Row"];

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
