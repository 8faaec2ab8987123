/** Formatters that were made, by what they were made of: making one takes up to a hundred times as long as using it. */
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** Browsers choose the locale, so that there may be any number of them. */
const max = 500;

export const numberFormatter = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  remember(numbers, JSON.stringify([locale, options]), () => new Intl.NumberFormat(locale, options));

export const dateFormatter = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  remember(dates, JSON.stringify([locale, options]), () => new Intl.DateTimeFormat(locale, options));

function remember<Formatter>(made: Map<string, Formatter>, key: string, make: () => Formatter): Formatter {
  const known = made.get(key);
  if (known) return known;
  if (made.size >= max) made.clear();
  const formatter = make();
  made.set(key, formatter);
  return formatter;
}
