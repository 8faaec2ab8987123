import { expect, test } from "vitest";
import { buyerTimeline } from "@/lib/purchases/buyer-timeline";
import {
  after,
  changed,
  detailsOf,
  disputeOf,
  type Fields,
  refundOf,
} from "../../support/database/details-of";

const textsOf = (fields: Fields) => buyerTimeline(detailsOf(fields), "en").map(({ text }) => text);

const bought = {
  paidAt: after(20),
  changes: [...changed(null, "pending", { at: 0 }), ...changed("pending", "completed", { at: 22 })],
};

test("a purchase: to the payment page, paid, opened, read", () => {
  expect(textsOf({ ...bought, openedAt: after(25) })).toEqual([
    "You went to the payment page.",
    "You paid $12.",
    "The lesson opened.",
    "You opened the lesson for the first time.",
  ]);
});

test.each([
  ["webhook", "A message from Stripe confirmed it."],
  ["api", "We asked Stripe, and Stripe confirmed it."],
  ["reconcile", "We asked Stripe, and Stripe confirmed it."],
] as const)("says how the shop came to know: %s", (source, note) => {
  const steps = buyerTimeline(detailsOf({ changes: changed("pending", "completed", { source }) }), "en");
  expect(steps).toContainEqual(expect.objectContaining({ text: "The lesson opened.", note }));
});

test("a bank debit that settles", () => {
  const changes = [
    ...changed("pending", "processing", { at: 30 }),
    ...changed("processing", "completed", { at: 345_601, cause: "checkout.session.async_payment_succeeded" }),
  ];
  expect(textsOf({ paidAt: after(345_600), changes })).toEqual([
    "You went to the payment page.",
    "You chose a way to pay that takes days. The money was on its way.",
    "Your payment of $12 arrived.",
    "The lesson opened.",
  ]);
});

test("a failed bank debit has the bank's message", () => {
  const changes = [...changed("pending", "processing"), ...changed("processing", "failed", { at: 400 })];
  const steps = buyerTimeline(
    detailsOf({ status: "failed", errorMessage: "The account is closed.", changes }),
    "en",
  );
  expect(steps.at(-1)).toEqual({
    at: after(400),
    text: "The payment did not go through. Nothing was charged.",
    note: "The account is closed.",
  });
});

test("a coupon is named, in part and in whole", () => {
  const [, paid] = buyerTimeline(detailsOf({ paidAt: after(20), paidMinor: 900 }), "en");
  expect(paid).toMatchObject({
    text: "You paid $9.",
    note: "The price was $12; a coupon took off the rest.",
  });
  expect(textsOf({ paidAt: after(20), paidMinor: 0 })).toContain(
    "A coupon covered the whole price. Nothing was charged.",
  );
});

test("a refund closes the lesson, and opens it again when it fails", () => {
  const changes = [
    ...bought.changes,
    ...changed("completed", "refunded", { at: 121 }),
    ...changed("refunded", "completed", { at: 901 }),
  ];
  const refunds = [refundOf({ status: "failed", failureReason: "lost_or_stolen_card", asOf: after(900) })];
  expect(textsOf({ ...bought, changes, refunds }).slice(3)).toEqual([
    "We began to send $12 back to you.",
    "The lesson closed, because all of the money went back.",
    "The refund of $12 did not arrive.",
    "The lesson opened again.",
  ]);
});

test("each partial refund has an event, and the lesson stays open", () => {
  const refunds = [
    refundOf({ amountMinor: 300 }),
    refundOf({ id: "re_2", amountMinor: 200, status: "pending", at: after(300) }),
  ];
  const changes = [...bought.changes, ...changed("completed", "partially_refunded", { at: 121 })];
  expect(textsOf({ ...bought, changes, refunds }).slice(3)).toEqual([
    "We sent $3 back to you.",
    "We began to send $2 back to you.",
  ]);
});

test.each([
  ["won", "Your bank decided that the payment stands."],
  ["lost", "Your bank decided that $12 returns to you."],
])("a dispute that is %s has events from opening to decision", (status, decision) => {
  const disputes = [disputeOf({ status, asOf: after(5000) })];
  const changes = [...bought.changes, ...changed("completed", "disputed", { at: 121 })];
  expect(textsOf({ ...bought, changes, disputes }).slice(3)).toEqual([
    "$12 of this payment was disputed with your bank.",
    "The lesson closed because of the dispute.",
    decision,
  ]);
  const opening = buyerTimeline(detailsOf({ ...bought, disputes }), "en").at(3);
  expect(opening?.note).toBe("Reason given: product not received.");
});

test("an inquiry closes nothing", () => {
  const disputes = [disputeOf({ status: "warning_closed", reason: "general", asOf: after(5000) })];
  expect(textsOf({ ...bought, disputes }).slice(3)).toEqual([
    "Your bank asked about this payment of $12.",
    "Your bank’s question was settled. The payment stands.",
  ]);
});

test("a duplicate payment is refunded, and never said to have closed the lesson", () => {
  const changes = [
    ...changed("pending", "review", { at: 22 }),
    ...changed("review", "refunded", { at: 125 }),
  ];
  const refunds = [refundOf({ reason: "duplicate" })];
  expect(textsOf({ status: "refunded", paidAt: after(20), changes, refunds })).toEqual([
    "You went to the payment page.",
    "You paid $12.",
    "You had already paid for this lesson, so this duplicate payment is to be refunded.",
    "We sent $12 back to you.",
  ]);
});

test("events of one second are in causal order", () => {
  const at = 20;
  const changes = [
    ...changed("pending", "cancelled", { at }),
    ...changed("cancelled", "review", { at }),
    ...changed("review", "refunded", { at }),
  ];
  const refunds = [refundOf({ at: after(at) })];
  expect(textsOf({ status: "refunded", startedAt: after(at), paidAt: after(at), changes, refunds })).toEqual([
    "You went to the payment page.",
    "The purchase was cancelled. Nothing was charged.",
    "You paid $12.",
    "You had already paid for this lesson, so this duplicate payment is to be refunded.",
    "We sent $12 back to you.",
  ]);
});

test("a refund that failed within the second it began in still closes the lesson before it opens it again", () => {
  const changes = [
    ...bought.changes,
    ...changed("completed", "refunded", { at: 120 }),
    ...changed("refunded", "completed", { at: 120 }),
  ];
  expect(textsOf({ ...bought, changes, refunds: [refundOf({ status: "failed" })] }).slice(3)).toEqual([
    "We began to send $12 back to you.",
    "The lesson closed, because all of the money went back.",
    "The refund of $12 did not arrive.",
    "The lesson opened again.",
  ]);
});

test("clocks that disagree by minutes do not put the payment before the checkout, nor the opening before the payment", () => {
  const changes = changed("pending", "completed", { at: 22 });
  expect(textsOf({ paidAt: after(-600), changes })).toEqual([
    "You went to the payment page.",
    "You paid $12.",
    "The lesson opened.",
  ]);
  expect(textsOf({ paidAt: after(600), changes })).toEqual([
    "You went to the payment page.",
    "You paid $12.",
    "The lesson opened.",
  ]);
});

test("the opening has an event only where this purchase opened the lesson", () => {
  const changes = [...bought.changes, ...changed("completed", "refunded", { at: 121 })];
  expect(textsOf({ ...bought, changes, openedAt: after(500) })).not.toContain(
    "You opened the lesson for the first time.",
  );
});

test("a free duplicate is not called refunded", () => {
  const changes = changed("pending", "review", { at: 22 });
  expect(textsOf({ status: "review", paidAt: after(20), paidMinor: 0, changes })).toEqual([
    "You went to the payment page.",
    "A coupon covered the whole price. Nothing was charged.",
    "You already had this lesson, so this second purchase opened nothing.",
  ]);
});
