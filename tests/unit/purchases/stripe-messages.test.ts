import { expect, test } from "vitest";
import {
  describeDisputeReason,
  describeRefundFailure,
  describeRefusal,
} from "@/lib/payments/stripe/messages";

test("known codes have sentences", () => {
  expect(describeDisputeReason("fraudulent")).toBe("The cardholder says that they did not pay this.");
  expect(describeRefundFailure("lost_or_stolen_card")).toBe("The card was reported lost or stolen.");
  expect(describeRefusal("StripeInvalidRequestError 400 charge_disputed")).toBe(
    "The payment is disputed, and the bank holds the money.",
  );
});

test("codes of tomorrow's are shown as they are", () => {
  expect(describeDisputeReason("bad_karma")).toBe("The bank says: bad karma.");
  expect(describeDisputeReason("toString")).toBe("The bank says: toString.");
  expect(describeRefundFailure(null)).toBe("Stripe says: no reason.");
  expect(describeRefusal("StripeCardError 402 bad_karma")).toBe(
    "Stripe says: StripeCardError 402 bad karma.",
  );
  expect(describeRefusal("StripeInvalidRequestError 400")).toContain("(StripeInvalidRequestError 400)");
});
