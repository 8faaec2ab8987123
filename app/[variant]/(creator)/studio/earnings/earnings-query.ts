import type { EarningsRange } from "@/lib/studio/earnings/earnings-range";
import { salesUrl } from "@/lib/studio/sales/sale-filters";

const params = ["range", "from", "to", "currency", "after", "check"] as const;
export type EarningsQuery = Partial<Record<(typeof params)[number], string>>;

/** The parameters that are given once; others are as if they were not there. */
export function readQuery(query: Record<string, string | string[] | undefined>): EarningsQuery {
  const given = params.flatMap((name) => {
    const value = query[name];
    return typeof value === "string" ? [[name, value.slice(0, 40)]] : [];
  });
  return Object.fromEntries(given);
}

/** The same page with other parameters; a range of the creator's own keeps its days. */
export function earningsUrl({ name, from, to }: EarningsRange, other: EarningsQuery = {}): string {
  const query = new URLSearchParams({ range: name, ...(name === "own" && { from, to }) });
  for (const [key, value] of Object.entries(other)) if (value) query.set(key, value);
  return `/studio/earnings?${query}`;
}

export type Days = { from: string; to: string };
export type Figure = { by: "sale" | "reversal"; currency: string; lesson?: string };

/** The sales that make a figure of some days. */
export const figureUrl = ({ from, to }: Days, figure: Figure): string =>
  salesUrl({ from, to, ...figure, status: "paid" });
