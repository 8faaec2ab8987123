import { formatMoney } from "@/lib/money";

/** An amount in minor units of its currency, in figures of one height and width. */
export function Money({ minor, currency, exact }: { minor: number; currency: string; exact?: boolean }) {
  return <span className="lining-nums tabular-nums">{formatMoney(minor, currency, { exact })}</span>;
}
