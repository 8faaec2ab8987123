import { expect, test } from "vitest";
import { mayBuyAgain } from "@/lib/purchases/status";
import { isDuplicatePayment, purchaseStatusMessage } from "@/lib/purchases/status-message";
import { changed, detailsOf, disputeOf, type Fields, refundOf } from "../../support/database/details-of";

const lost = disputeOf({ status: "lost", reverses: true });
const open = disputeOf({ status: "needs_response", reverses: true });
const secondSentBack = [...changed("pending", "review"), ...changed("review", "refunded")];

test.each<[what: string, fields: Fields, title: string | null, text: RegExp]>([
  ["unpaid", { status: "pending" }, "Your payment is not finished.", /press “Check this payment”/],
  [
    "on its way",
    { status: "processing" },
    "Your bank is confirming the payment.",
    /up to four business days/,
  ],
  [
    "a voucher that waits for its buyer",
    { status: "processing", awaitsBuyer: true },
    "Your payment has not arrived yet.",
    /voucher or make the transfer.*choose another way/,
  ],
  [
    "disputed and lost in part",
    {
      status: "partially_refunded",
      disputes: [disputeOf({ status: "lost", reverses: true, takenMinor: 400 })],
    },
    "$4 of it went back to you.",
    /Your bank returned \$4 after a dispute\..*the lesson stays open/,
  ],
  [
    "refunded in part, and prevented over a part in another currency's balance",
    {
      status: "partially_refunded",
      refunds: [refundOf({ amountMinor: 300 })],
      disputes: [disputeOf({ status: "prevented", reverses: true, takenMinor: 400 })],
    },
    "$7 of it went back to you.",
    /Your bank returned \$4/,
  ],
  ["paid", { status: "completed" }, null, /^$/],
  ["expired", { status: "expired" }, "This payment page has expired.", /Nothing was charged/],
  ["cancelled", { status: "cancelled" }, "This payment was cancelled.", /Nothing was charged/],
  [
    "failed",
    { status: "failed", errorMessage: "The debit was refused." },
    "The payment did not go through.",
    /^Nothing was charged.*Reason given: The debit was refused\.$/,
  ],
  [
    "not as agreed",
    { status: "review", errorCode: "payment_mismatch" },
    "We are looking at this payment.",
    /A person is looking at it/,
  ],
  [
    "a duplicate payment",
    { status: "review", errorCode: "duplicate_payment" },
    "You paid twice for this lesson.",
    /^This duplicate payment of \$12 is refunded to you: by itself, or, should that fail, by a person.*5 to 10 days/,
  ],
  [
    "a second purchase that cost nothing",
    { status: "review", errorCode: "duplicate_payment", paidMinor: 0 },
    "You bought this lesson twice.",
    /^This second purchase cost nothing\.$/,
  ],
  [
    "a duplicate payment, refunded",
    { status: "refunded", refundedMinor: 1200, changes: secondSentBack },
    "You paid twice. The duplicate payment was refunded.",
    /^This payment of \$12 went back/,
  ],
  [
    "a mismatch, refunded",
    { status: "refunded", errorCode: "payment_mismatch", refunds: [refundOf({})], changes: secondSentBack },
    "Your money was sent back.",
    /5 to 10 days/,
  ],
  [
    "refunded",
    { status: "refunded", refunds: [refundOf({})] },
    "Your money was sent back.",
    /no longer opens the lesson/,
  ],
  [
    "refund under way",
    { status: "refunded", refunds: [refundOf({ status: "pending" })] },
    "Your money is on its way back.",
    /5 to 10 days/,
  ],
  [
    "refund that asks the learner",
    { status: "refunded", refunds: [refundOf({ status: "requires_action" })] },
    "Your refund needs information from you.",
    /e-mail/,
  ],
  [
    "part refunded",
    {
      status: "partially_refunded",
      refunds: [refundOf({ amountMinor: 500 }), refundOf({ amountMinor: 250 })],
    },
    "$7.50 of it was sent back to you.",
    /stays open/,
  ],
  [
    "refund that failed",
    { status: "completed", refunds: [refundOf({ status: "failed" })] },
    "A refund did not reach you.",
    /\$12.*lesson is open.*We know about it/,
  ],
  [
    "refund that failed before a smaller one arrived",
    {
      status: "partially_refunded",
      refunds: [refundOf({ status: "failed" }), refundOf({ amountMinor: 500 })],
    },
    "A refund did not reach you.",
    /\$12 could not be delivered/,
  ],
  [
    "refund that failed and was sent again in two parts",
    {
      status: "partially_refunded",
      refunds: [
        refundOf({ amountMinor: 700, status: "failed" }),
        refundOf({ amountMinor: 500 }),
        refundOf({ amountMinor: 200 }),
      ],
    },
    "$7 of it was sent back to you.",
    /stays open/,
  ],
  [
    "disputed",
    { status: "disputed", disputes: [open] },
    "This payment is disputed.",
    /two or three months.*opens again by itself/,
  ],
  [
    "dispute lost",
    { status: "disputed", disputes: [lost] },
    "Your bank took this payment back.",
    /buy it again/,
  ],
  [
    "one dispute lost, one open",
    { status: "disputed", disputes: [lost, open] },
    "This payment is disputed.",
    /while it decides/,
  ],
  [
    "a bank's question",
    { status: "completed", disputes: [disputeOf({ status: "warning_needs_response" })] },
    "Your bank has a question about this payment.",
    /stays open/,
  ],
  ["dispute won", { status: "completed", disputes: [disputeOf({ status: "won" })] }, null, /^$/],
])("%s", (_, fields, title, text) => {
  const statusMessage = purchaseStatusMessage(detailsOf(fields), "en");
  expect(statusMessage?.title ?? null).toBe(title);
  expect(statusMessage?.text ?? "").toMatch(text);
});

test.each<[Fields, boolean]>([
  [{ status: "processing" }, false],
  [{ status: "review", errorCode: "payment_mismatch" }, false],
  [{ status: "disputed", disputes: [open] }, false],
  [{ status: "disputed", disputes: [lost] }, true],
  [{ status: "refunded" }, true],
  [{ status: "failed" }, true],
])("no one is offered to pay again while money is held up: %o", (fields, may) => {
  expect(mayBuyAgain(detailsOf(fields))).toBe(may);
});

test("a duplicate payment that became the only one, and was refunded later, is an ordinary refund", () => {
  const changes = [
    ...changed("pending", "review"),
    ...changed("review", "completed"),
    ...changed("completed", "refunded"),
  ];
  expect(isDuplicatePayment(detailsOf({ status: "refunded", changes }))).toBe(false);
});

test.each<Fields>([
  { status: "review", errorCode: "duplicate_payment" },
  { status: "review", errorCode: "duplicate_payment", paidMinor: 0 },
  { status: "refunded", changes: secondSentBack },
])("a duplicate payment says that the lesson is open only while it is: %o", (fields) => {
  const words = "The lesson is open to you without it.";
  expect(purchaseStatusMessage(detailsOf(fields), "en", true)?.text).toContain(words);
  expect(purchaseStatusMessage(detailsOf(fields), "en", false)?.text).not.toMatch(/open/);
});
