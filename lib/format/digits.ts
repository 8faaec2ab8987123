/** The ten digits of each script, as in SQL private.fold_digits, and full-width ones. */
const digits =
  "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙໐໑໒໓໔໕໖໗໘໙០១២៣៤៥៦៧៨៩၀၁၂၃၄၅၆၇၈၉０１２３４５６７８９";

/**
 * A typed number with Latin digits and separators, where it has Arabic, Persian, Hindi, Bengali, Thai, Lao, Khmer,
 * Burmese or full-width ones: "١٢٫٥" → "12.5".
 */
export const latinDigits = (text: string): string =>
  text
    .replace(/\p{Nd}/gu, (digit) => (digits.includes(digit) ? String(digits.indexOf(digit) % 10) : digit))
    .replace(/[٫．]/g, ".")
    .replace(/[٬，]/g, ",");
