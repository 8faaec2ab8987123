// Stripe's own table (docs.stripe.com/currencies), the same as private.minor_digits in the database.
const zeroDecimal = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const threeDecimal = new Set("bhd jod kwd omr tnd".split(" "));
const wholeOnly = new Set(["isk", "ugx"]);

/**
 * An amount in integer minor units as people read it, e.g. (2400, "usd") → "$24", (950, "eur") → "€9.50",
 * (1800, "jpy") → "¥1,800". `exact` keeps the decimals of a whole amount ("$24.00"), for sums that stand in a column.
 */
export function formatMoney(minor: number, currency: string, { exact = false, locale = "en" } = {}): string {
  const trailingZeroDisplay = exact ? "auto" : "stripIfInteger";
  // The digits of the English page around it.
  const options = { style: "currency", currency, trailingZeroDisplay, numberingSystem: "latn" } as const;
  const format = new Intl.NumberFormat(locale, options);
  return format.format(minor / 10 ** digitsOf(currency));
}

/** What a currency is called beside an amount: "usd" → "US dollars". */
export function currencyName(currency: string): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "name" });
  return format.formatToParts(2).find(({ type }) => type === "currency")?.value ?? currency.toUpperCase();
}

/** An amount in integer minor units as a plain decimal, for machines: (950, "eur") → "9.50", (1800, "jpy") → "1800". */
export function majorUnits(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  const figures = String(minor).padStart(digits + 1, "0");
  return digits === 0 ? figures : `${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}

/**
 * What somebody typed as an amount, in integer minor units, without any floating point: ("12.50", "usd") → 1250,
 * ("12,5", "eur") → 1250, ("1800", "jpy") → 1800, ("1.250", "kwd") → 1250. Null when it is no amount that can be paid
 * in this currency; its sign or code may stand beside it; thousands are not separated, because a comma may be the decimal one.
 */
export function parseMoney(text: string, currency: string): number | null {
  const digits = digitsOf(currency);
  const figures = text
    .replaceAll(/\p{Sc}/gu, "")
    .replace(new RegExp(currency, "i"), "")
    .trim();
  const [, whole, fraction = ""] = figures.match(/^(\d{1,9})(?:[.,](\d{1,3}))?$/) ?? [];
  if (whole === undefined || fraction.length > digits) return null;
  const minor = Number(whole + fraction.padEnd(digits, "0"));
  return minor % stepOf(currency) === 0 ? minor : null;
}

/** Decimals between a currency's unit and the minor unit that Stripe counts in. */
function digitsOf(currency: string): number {
  if (zeroDecimal.has(currency)) return 0;
  return threeDecimal.has(currency) ? 3 : 2;
}

/** Stripe takes whole ISK and UGX, and tens of a three-decimal currency's minor unit; as private.money_step. */
function stepOf(currency: string): number {
  if (wholeOnly.has(currency)) return 100;
  return threeDecimal.has(currency) ? 10 : 1;
}
