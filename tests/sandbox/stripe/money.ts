import { formatMoney } from "../../../lib/format/money.ts";

/** An amount in minor units as Stripe's pages and errors write it: `formatExact(500, "usd")` → `$5.00`. */
export const formatExact = (minor: number, currency: string): string =>
  formatMoney(minor, currency, { exact: true });
