import { expect, test } from "vitest";
import { latinDigits } from "@/lib/format/digits";

test.each([
  "٠١٢٣٤٥٦٧٨٩",
  "۰۱۲۳۴۵۶۷۸۹",
  "०१२३४५६७८९",
  "০১২৩৪৫৬৭৮৯",
  "๐๑๒๓๔๕๖๗๘๙",
  "໐໑໒໓໔໕໖໗໘໙",
  "០១២៣៤៥៦៧៨៩",
  "၀၁၂၃၄၅၆၇၈၉",
  "０１２３４５６７８９",
])("%s are the ten digits", (digits) => {
  expect(latinDigits(digits)).toBe("0123456789");
});

test("separators are read, and letters and signs stay", () => {
  expect(latinDigits("١٢٬٣٤٥٫٥ د.ك")).toBe("12,345.5 د.ك");
  expect(latinDigits("ＵＳＤ １，２３４．５")).toBe("ＵＳＤ 1,234.5");
});
