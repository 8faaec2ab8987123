/** In the reader's locale with Latin digits, because the page is English: (1234, "de-DE") → "1.234". */
export const formatCount = (number: number, locale: string): string =>
  new Intl.NumberFormat(locale, { numberingSystem: "latn" }).format(number);
