import { currencyOf } from "../../../lib/format/currencies.ts";

/** An amount in minor units as people read it, for example `formatMoney(500, "jpy")` → `¥500`. */
export function formatMoney(amount: number, currency: string): string {
  const { digits } = currencyOf(currency);
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits);
}
