import { currencyOf } from "../../../lib/format/currencies.ts";

/** An amount in minor units as Stripe's pages and errors write it: `formatExact(500, "usd")` → `$5.00`. */
export function formatExact(minor: number, currency: string): string {
  const { digits, step } = currencyOf(currency);
  const format = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    minimumFractionDigits: step === 10 ** digits && minor % step === 0 ? 0 : digits,
    maximumFractionDigits: digits,
  });
  return format.format(minor / 10 ** digits);
}
