/** In the order of their code points. */
const zeros = [..."٠۰०০๐໐၀០０"].map((zero) => zero.charCodeAt(0));

/**
 * A typed number with Latin digits and separators, where it has Arabic, Persian, Hindi, Bengali, Thai, Lao, Burmese,
 * Khmer or full-width ones: "١٢٫٥" → "12.5". Of codes the database does the same (SQL private.fold_digits).
 */
export const latinDigits = (text: string): string =>
  text
    .replace(/[٠-٩۰-۹०-९০-৯๐-๙໐-໙၀-၉០-៩０-９]/g, (digit) => String(toNumber(digit.charCodeAt(0))))
    .replace(/[٫．]/g, ".")
    .replace(/[٬，]/g, ",");

const toNumber = (code: number) => code - (zeros.findLast((zero) => zero <= code) ?? code);
