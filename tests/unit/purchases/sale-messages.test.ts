import { expect, test } from "vitest";
import { disputeMessage } from "@/app/[variant]/(creator)/sales/[id]/dispute-message";
import { reasonsFor } from "@/app/[variant]/(creator)/sales/[id]/refund/reasons";
import { whyNoRefund } from "@/app/[variant]/(creator)/sales/[id]/refund/refund-amount";
import { reviewMessage } from "@/app/[variant]/(creator)/sales/[id]/review-messages";
import type { SellerPurchase } from "@/lib/purchases/details";
import { disputeOf } from "../../support/database/details-of";
import { sale, soldPack } from "../../support/database/sales";

const held: SellerPurchase = { ...sale, status: "review", errorCode: "duplicate_payment" };

const automatic = (state: "open" | "done" | "refused"): SellerPurchase["requests"] => [
  {
    id: "6f1d2f7c-3a51-4a55-9a3f-6a3d6f0c2a03",
    amountMinor: 1200,
    currency: "usd",
    reason: "duplicate",
    note: "",
    state,
    error: null,
    automatic: true,
    refundId: null,
    at: sale.startedAt,
  },
];

test.each([
  ["before it is asked for", []],
  ["while it is under way", automatic("open")],
])("a duplicate payment is refunded by the shop itself, %s", (_, requests) => {
  expect(reviewMessage({ ...held, requests }, "en")?.text).toContain(
    "This one is refunded by the shop itself.",
  );
});

test.each([
  ["Stripe refused", automatic("refused")],
  ["did not arrive", automatic("done")],
])("once an automatic refund %s, a person is dealing with it", (_, requests) => {
  const text = reviewMessage({ ...held, requests }, "en")?.text;
  expect(text).toContain("could not refund this one by itself; its operator is dealing with it.");
  expect(text).not.toContain("refunded by the shop itself");
});

test("a free duplicate has nothing to refund", () => {
  expect(reviewMessage({ ...held, paidMinor: 0 }, "en")).toEqual({
    title: "The buyer bought this lesson a second time.",
    text: "The first purchase opens it. This one cost nothing, so there is nothing to refund.",
  });
});

test("a payment that is not in review has no message", () => {
  expect(reviewMessage(sale, "en")).toBeNull();
});

test("of a lost dispute the amount is named that the bank has returned", () => {
  const disputes = [disputeOf({ status: "lost", reverses: true, amountMinor: 500 })];
  expect(whyNoRefund({ ...sale, status: "disputed", disputes, refundableMinor: 0 }, "en")).toBe(
    "The bank itself has returned $5 of this payment. Nothing more can be refunded here.",
  );
});

test.each([
  ["needs_response", 0, "The bank holds that amount, and the lesson is closed."],
  ["lost", 500, "The bank has returned $5 to the buyer. What remains is paid, so the lesson stays open."],
  ["warning_needs_response", 0, "Nothing is taken yet, and the lesson stays open."],
])(
  "a dispute that is %s says what becomes of the lesson, or of a pack's credits",
  (status, takenMinor, text) => {
    const dispute = disputeOf({ status, takenMinor });
    expect(disputeMessage(dispute, sale, "en")[2]).toBe(text);
    const [, , ofPack] = disputeMessage(dispute, soldPack, "en");
    expect(ofPack).toContain("credits");
    expect(ofPack).not.toContain("the lesson ");
  },
);

test("a pack whose payment is not what was agreed brings no credits", () => {
  const pack: SellerPurchase = { ...soldPack, status: "review", errorCode: "payment_mismatch" };
  expect(reviewMessage(pack, "en")?.text).toMatch(/It brings no credits\..* the buyer can buy again\.$/);
});

test("only an operator can call a payment fraudulent", () => {
  const reasons = (role: SellerPurchase["role"]) => reasonsFor({ role }).map(({ reason }) => reason);
  expect(reasons("creator")).toEqual(["requested_by_customer", "duplicate"]);
  expect(reasons("operator")).toEqual(["requested_by_customer", "duplicate", "fraudulent"]);
});
