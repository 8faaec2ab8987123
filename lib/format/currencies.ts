/**
 * How Stripe counts a currency. `digits`: decimals between the unit and the minor unit. `step`: charges are multiples
 * of it. `minimum`, `maximum`: the smallest and largest charge. All but `digits` in minor units.
 */
export type Currency = { digits: 0 | 2 | 3; step: number; minimum: number; maximum: number };

// Stripe's table, not ISO's and not Intl's: https://docs.stripe.com/currencies
// The database counts by the same numbers (supabase/migrations/20261121000150_charge_limits.sql); a test compares.

const codes = `
  usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp
  cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk
  jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn
  nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std
  szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer zar zmw`;

/** #zero-decimal */
const zeroDecimal = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
/** #three-decimal: the last digit of an amount must be 0. */
const threeDecimal = new Set("bhd jod kwd omr tnd".split(" "));
/** #special-cases: no minor unit in practice, yet two digits in the API, which must be 00. */
const wholeOnly = new Set("isk ugx".split(" "));

/**
 * #minimum-charge-amount-by-currency, where the minimum is not 50. For a currency in which Stripe does not settle, it
 * also asks for the equivalent of the settlement currency's minimum, which depends on the account and the day.
 */
const minimums: Partial<Record<string, number>> = {
  aed: 200,
  bgn: 100,
  czk: 1500,
  dkk: 250,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  mxn: 1000,
  myr: 200,
  nok: 300,
  pln: 200,
  ron: 200,
  sek: 300,
  thb: 1000,
};

/** #maximum-charge-amounts, where an amount may have more than eight digits: IDR and INR always, the others by card. */
const maximumDigits: Partial<Record<string, number>> = {
  cop: 10,
  huf: 10,
  idr: 12,
  inr: 9,
  jpy: 10,
  lbp: 11,
};

/** Every currency that Stripe charges cards in, by its code in lower case. */
export const currencies: ReadonlyMap<string, Currency> = new Map(
  codes
    .trim()
    .split(/\s+/)
    .map((code) => [code, tableEntry(code)]),
);

/** A code that is not in the table is taken for one with two digits, as in the database. */
export const currencyOf = (code: string): Currency => currencies.get(code) ?? tableEntry(code);

function tableEntry(code: string): Currency {
  const [digits, step] = digitsAndStep(code);
  // Rounded up to a multiple of the step: nothing between can be charged.
  const minimum = Math.ceil((minimums[code] ?? 50) / step) * step;
  const maximum = Math.floor((10 ** (maximumDigits[code] ?? 8) - 1) / step) * step;
  return { digits, step, minimum, maximum };
}

function digitsAndStep(code: string): [digits: Currency["digits"], step: number] {
  if (zeroDecimal.has(code)) return [0, 1];
  if (threeDecimal.has(code)) return [3, 10];
  return [2, wholeOnly.has(code) ? 100 : 1];
}
