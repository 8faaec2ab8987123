import { expect, test } from "vitest";
import { majorUnits } from "@/lib/format/money";
import type { Sale } from "@/lib/studio/sales/sale";
import { csvEnd, csvHead, csvRows } from "@/lib/studio/sales/sale-csv";
import { readCsv } from "../../support/read-csv.ts";

const sale: Sale = {
  id: "6f1d2f7c-3a51-4a55-9a3f-6a3d6f0c2a01",
  lessonId: "6f1d2f7c-3a51-4a55-9a3f-6a3d6f0c2a02",
  title: "Whistle",
  language: "en",
  soldAt: "2026-10-25T00:30:00+00:00",
  localTime: "2026-10-25T02:30:00+02:00",
  status: "partially_refunded",
  credits: null,
  currency: "usd",
  listPriceMinor: 1500,
  discountMinor: 300,
  couponCode: "SPRING",
  paidMinor: 1200,
  refundedMinor: 205,
  disputedMinor: 0,
  platformFeeMinor: 0,
  netMinor: 995,
  feePercent: 0,
  undone: false,
  buyerName: "Ada",
  buyerDeleted: false,
  reversal: null,
};

const rowOf = (changes: Partial<Sale>) => {
  const [row = {}] = readCsv(csvHead() + csvRows([{ ...sale, ...changes }], "Europe/Berlin"));
  return row;
};

test("a sale is one line of plain words, with its amounts as exact decimals and none of them empty", () => {
  expect(rowOf({})).toEqual({
    Sale: sale.id,
    "Sold at": "2026-10-25T02:30:00+02:00",
    Day: "2026-10-25",
    "Time zone": "Europe/Berlin",
    Lesson: "Whistle",
    Buyer: "Ada",
    Status: "Partly refunded",
    "Paid with": "money",
    Credits: "0",
    Coupon: "SPRING",
    Currency: "USD",
    "List price": "15.00",
    Discount: "3.00",
    Paid: "12.00",
    Refunded: "2.05",
    "Held or lost in disputes": "0.00",
    "Platform fee in percent": "0",
    "Platform fee": "0.00",
    Yours: "9.95",
  });
});

test("the file begins with the mark of UTF-8, and its lines end and are as long as RFC 4180 has them", () => {
  const file = csvHead() + csvRows([sale], "UTC") + csvEnd(1);
  expect(file.startsWith("\ufeffSale,Sold at,")).toBe(true);
  expect(file.endsWith("\r\n")).toBe(true);
  const widths = file
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(",").length);
  expect(new Set(widths).size).toBe(1);
  expect(file).toContain("\r\nEnd of the file. Lines: 1,");
});

test.each([
  ["=1+1", "'=1+1"],
  ["+49 30", "'+49 30"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["\r=1", "'\r=1"],
  ["\n=1", "'\n=1"],
  [" =1", "' =1"],
  ["＝1+1", "'＝1+1"],
  ["＠x", "'＠x"],
  ["a=1", "a=1"],
  ['Say "no", twice', 'Say "no", twice'],
  ["two\r\nlines", "two\r\nlines"],
  ["שלום, عالم 世界", "שלום, عالم 世界"],
])("text that a spreadsheet could take for a formula or a column: %j", (written, shown) => {
  const row = rowOf({ title: written, buyerName: written, couponCode: written });
  expect([row.Lesson, row.Buyer, row.Coupon]).toEqual([shown, shown, shown]);
});

test.each([
  ["jpy", "1200"],
  ["kwd", "1.200"],
  ["isk", "12.00"],
  ["eur", "12.00"],
])("an amount in %s has the digits of its currency", (currency, paid) => {
  expect(rowOf({ currency })).toMatchObject({ Currency: currency.toUpperCase(), Paid: paid });
  expect(majorUnits(-1200, "eur")).toBe("-12.00");
});

test("a buyer whose account is deleted, or whose name may be an address, and a lesson opened with credits", () => {
  expect(rowOf({ buyerName: null, buyerDeleted: true })).toMatchObject({ Buyer: "Account deleted" });
  expect(rowOf({ buyerName: null })).toMatchObject({ Buyer: "Name not shown" });
  expect(rowOf({ credits: 40 })).toMatchObject({ "Paid with": "credits", Credits: "40" });
  expect(rowOf({ status: "refunded", undone: true })).toMatchObject({ Status: "Opened and undone" });
});
