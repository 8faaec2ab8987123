/**
 * How Stripe counts a currency. `digits`: decimals between the unit and the minor unit. `step`: charges are multiples
 * of it. `minimum`: the smallest charge. `step` and `minimum` in minor units.
 */
export type Currency = { digits: 0 | 2 | 3; step: number; minimum: number };

// Stripe's table, not ISO's and not Intl's: https://docs.stripe.com/currencies

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

/** #minimum-and-maximum-charge-amounts, where the minimum is not 50. */
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

/** The largest charge in minor units: eight digits. */
export const maximumCharge = 99_999_999;

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
  const minimum = minimums[code] ?? 50;
  if (zeroDecimal.has(code)) return { digits: 0, step: 1, minimum };
  if (threeDecimal.has(code)) return { digits: 3, step: 10, minimum };
  return { digits: 2, step: wholeOnly.has(code) ? 100 : 1, minimum };
}
