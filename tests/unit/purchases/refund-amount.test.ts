import { describe, expect, test } from "vitest";
import { parseRefundAmount } from "@/app/[variant]/(creator)/sales/[id]/refund/refund-amount";

const rest = { refundableMinor: 1200, refundableCurrency: "usd" };
const yen = { refundableMinor: 1800, refundableCurrency: "jpy" };
const dinar = { refundableMinor: 123456, refundableCurrency: "kwd" };

describe("how much is to be refunded", () => {
  test("everything is what is left, also when no one could have typed it", () => {
    expect(
      parseRefundAmount({ part: "all" }, { refundableMinor: 333, refundableCurrency: "kwd" }, "en"),
    ).toEqual({
      amountMinor: 333,
    });
  });

  test("a part is in the currency's units, with a point or a comma", () => {
    expect(parseRefundAmount({ amount: "5" }, rest, "en")).toEqual({ amountMinor: 500 });
    expect(parseRefundAmount({ amount: "5,25" }, rest, "en")).toEqual({ amountMinor: 525 });
    expect(parseRefundAmount({ amount: "500" }, yen, "en")).toEqual({ amountMinor: 500 });
    expect(parseRefundAmount({ amount: "12" }, rest, "en")).toEqual({ amountMinor: 1200 });
  });

  test("a query without parameters asks", () => {
    expect(parseRefundAmount({}, rest, "en")).toEqual({});
    expect(parseRefundAmount({ amount: ["5", "6"] }, rest, "en")).toEqual({});
  });

  test.each([
    ["", rest, "Please write an amount in USD, in figures such as 12.00."],
    ["5.5", yen, "Please write an amount in JPY, in figures such as 1800."],
    ["1.2345", dinar, "Please write an amount in KWD, in figures such as 123.450."],
    ["0.00", rest, "Please write how much is to be refunded."],
    ["12.01", rest, "At most $12 can be refunded."],
  ])("%j is answered with what to do", (amount, left, problem) => {
    expect(parseRefundAmount({ amount }, left, "en")).toEqual({ typed: amount, problem });
  });
});
