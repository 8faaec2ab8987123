// Stripe's own table (docs.stripe.com/currencies), the same as private.minor_digits in the database.
const zeroDecimal = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const threeDecimal = new Set("bhd jod kwd omr tnd".split(" "));

/**
 * An amount in integer minor units as people read it, e.g. (2400, "usd") → "$24", (950, "eur") → "€9.50",
 * (1800, "jpy") → "¥1,800". `exact` keeps the decimals of a whole amount ("$24.00"), for sums that stand in a column.
 */
export function formatMoney(minor: number, currency: string, { exact = false, locale = "en" } = {}): string {
  const digits = zeroDecimal.has(currency) ? 0 : threeDecimal.has(currency) ? 3 : 2;
  const trailingZeroDisplay = exact ? "auto" : "stripIfInteger";
  const format = new Intl.NumberFormat(locale, { style: "currency", currency, trailingZeroDisplay });
  return format.format(minor / 10 ** digits);
}
