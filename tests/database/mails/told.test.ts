import { describe, expect, test } from "vitest";
import { createCoupon } from "../../support/database/coupons.ts";
import { withRollback } from "../../support/database/database.ts";
import { fresh, now, sendAll } from "../../support/database/mails.ts";
import { type Fact, facts, record } from "../../support/database/payment-facts.ts";
import { type Checkout, createPerson, createShop, openCheckout } from "../../support/database/shop.ts";

type Step = (checkout: Checkout) => Fact;

const paid: Step = (checkout) => fresh(facts.paid(checkout));
const submitted: Step = (checkout) => fresh(facts.submitted(checkout));
const failed: Step = (checkout) => fresh(facts.failedLater(checkout));
const settled: Step = (checkout) => fresh(facts.settledLater(checkout));
const refund =
  (changes: object = {}): Step =>
  (checkout) =>
    fresh(facts.refund(checkout, { created: now(), ...changes }));
const refundFailed: Step = (checkout) => {
  const fact = facts.refund(checkout, { created: now(), status: "failed" });
  return { ...fresh(fact), at: new Date(Date.now() + 5_000).toISOString() };
};
const dispute =
  (status: string, second = 0): Step =>
  (checkout) => ({
    ...facts.dispute(checkout, { created: now(), status }),
    at: new Date(Date.now() + second * 1000).toISOString(),
  });

/** Mails are sent where "send" stands, and at the end. */
const histories: [name: string, steps: (Step | "send")[], buyer: string[], creator: string[]][] = [
  ["paid", [paid], ["purchase_paid"], ["first_sale"]],
  ["paid, told three times", [paid, paid, "send", paid], ["purchase_paid"], ["first_sale"]],
  [
    "submitted, sent, settled",
    [submitted, "send", settled],
    ["payment_processing", "purchase_paid"],
    ["first_sale"],
  ],
  ["submitted and settled before sending", [submitted, settled], ["purchase_paid"], ["first_sale"]],
  ["settled, then submitted", [settled, submitted], ["purchase_paid"], ["first_sale"]],
  ["submitted, sent, failed", [submitted, "send", failed], ["payment_processing", "payment_failed"], []],
  ["failed, settled after all", [failed, settled], ["purchase_paid"], ["first_sale"]],
  ["expired", [(checkout) => fresh(facts.expired(checkout))], [], []],
  ["paid and refunded before sending", [paid, refund()], ["refund"], ["sale_refunded"]],
  ["refund before payment", [refund(), paid], ["refund"], ["sale_refunded"]],
  [
    "paid, sent, refunded",
    [paid, "send", refund()],
    ["purchase_paid", "refund"],
    ["first_sale", "sale_refunded"],
  ],
  [
    "two parts refunded, told twice",
    [
      paid,
      "send",
      refund({ id: "re_1", amount: 100 }),
      refund({ id: "re_2", amount: 50 }),
      refund({ id: "re_1", amount: 100 }),
    ],
    ["purchase_paid", "refund", "refund"],
    ["first_sale", "sale_refunded", "sale_refunded"],
  ],
  [
    "a refund that failed before it was told",
    [paid, "send", refund(), refundFailed],
    ["purchase_paid"],
    ["first_sale"],
  ],
  [
    "a refund that failed after it was told",
    [paid, "send", refund(), "send", refundFailed],
    ["purchase_paid", "refund", "refund_failed"],
    ["first_sale", "sale_refunded"],
  ],
  [
    "disputed and lost",
    [paid, "send", dispute("needs_response"), "send", dispute("lost", 1)],
    ["purchase_paid", "dispute_outcome"],
    ["first_sale", "sale_disputed", "sale_dispute_outcome"],
  ],
  [
    "disputed and won before sending",
    [paid, "send", dispute("needs_response"), dispute("won", 1)],
    ["purchase_paid", "dispute_outcome"],
    ["first_sale", "sale_dispute_outcome"],
  ],
  [
    "won, then an older word arrives",
    [paid, "send", dispute("won", 1), dispute("needs_response")],
    ["purchase_paid", "dispute_outcome"],
    ["first_sale", "sale_dispute_outcome"],
  ],
  [
    "lost, appealed, won",
    [paid, "send", dispute("lost"), "send", dispute("appeal_under_review", 1), dispute("won", 2)],
    ["purchase_paid", "dispute_outcome", "dispute_outcome"],
    ["first_sale", "sale_dispute_outcome", "sale_dispute_outcome"],
  ],
  [
    "an inquiry, closed",
    [paid, "send", dispute("warning_needs_response"), "send", dispute("warning_closed", 1)],
    ["purchase_paid"],
    ["first_sale", "sale_disputed", "sale_dispute_outcome"],
  ],
  [
    "withdrawn, then true again",
    [paid, dispute("needs_response"), "send", dispute("won", 1)],
    ["purchase_paid", "dispute_outcome"],
    ["sale_disputed", "first_sale", "sale_dispute_outcome"],
  ],
  ["a month ago", [(checkout) => fresh(facts.paid(checkout), 31 * 86_400)], [], []],
];

describe("what is told", () => {
  test.each(histories)("%s", (_name, steps, buyer, creator) =>
    withRollback(async (tx) => {
      const { learner, creator: teacher, lessonId } = await createShop(tx);
      const checkout = await openCheckout(tx, learner, lessonId);
      const sent: { kind: string; recipientId: string }[] = [];
      for (const step of [...steps, "send" as const])
        if (step === "send") sent.push(...(await sendAll(tx, [learner, teacher])));
        else await record(tx, step(checkout));
      const to = ({ id }: { id: string }) =>
        sent.filter((mail) => mail.recipientId === id).map(({ kind }) => kind);
      expect(to(learner).toSorted()).toEqual(buyer.toSorted());
      expect(to(teacher).toSorted()).toEqual(creator.toSorted());
    })(),
  );
});

test("the first sale that was not refunded before the mail goes out is told as the first", () =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const { lessonId } = shop;
    const [first, second] = [
      await openCheckout(tx, shop.learner, lessonId),
      await openCheckout(tx, await createPerson(tx), lessonId),
    ];
    for (const step of [() => paid(first), () => paid(second), () => refund()(first)])
      await record(tx, step());
    const told = await sendAll(tx, [shop.creator]);
    expect(told.map(({ kind, purchase }) => [kind, kind === "first_sale" && purchase?.id])).toEqual([
      ["first_sale", second.purchaseId],
      ["sale_refunded", false],
    ]);
  })());

test("a lesson that a coupon covered is told its buyer alone, also where the first sale was refunded", () =>
  withRollback(async (tx) => {
    const { learner, creator, lessonId } = await createShop(tx);
    await createCoupon(tx, creator, { percent: 100, code: "SPRING" });
    await openCheckout(tx, learner, lessonId, { code: "SPRING" });
    const kindsFor = async (people: { id: string }[]) =>
      (await sendAll(tx, people)).map(({ kind, recipientId }) => [kind, recipientId]);
    expect(await kindsFor([learner, creator])).toEqual([["purchase_paid", learner.id]]);
    const other = await openCheckout(tx, await createPerson(tx), lessonId);
    await record(tx, paid(other));
    await record(tx, refund()(other));
    expect(await kindsFor([creator])).toEqual([["sale_refunded", creator.id]]);
  })());
