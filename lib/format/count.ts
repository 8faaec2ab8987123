/** A number of things in the reader's locale, with the digits of the English page around it: (1234, "de-DE") → "1.234". */
export const formatCount = (number: number, locale: string): string =>
  new Intl.NumberFormat(locale, { numberingSystem: "latn" }).format(number);
