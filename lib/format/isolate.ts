/** Letters and marks that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and others. */
const rightToLeft = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A name, date or amount for a sentence in plain text, so that neither changes the order of the other: between
 * FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9) where it is needed. In HTML use `<bdi>`.
 */
export const isolate = (text: string): string => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text);
