import { describe, expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { type Fact, facts, noon, record } from "../../support/database/payment-facts.ts";
import { type Checkout, createShop, getPurchase, openCheckout } from "../../support/database/shop.ts";

const { opened, paid, submitted, settledLater, failedLater, expired } = facts;

/** A test with one open checkout. */
const withCheckout = (scenario: (tx: Tx, checkout: Checkout, learner: { id: string }) => Promise<void>) =>
  withRollback(async (tx) => {
    const { learner, lessonId } = await createShop(tx);
    await scenario(tx, await openCheckout(tx, learner, lessonId), learner);
  });

describe("the facts of a session", () => {
  const histories: [string, ((checkout: Checkout) => Fact)[], string][] = [
    ["opened", [opened], "pending"],
    ["paid", [paid], "completed"],
    ["opened, paid", [opened, paid], "completed"],
    ["paid, opened", [paid, opened], "completed"],
    ["submitted", [submitted], "processing"],
    ["submitted, settled", [submitted, settledLater], "completed"],
    ["settled, submitted", [settledLater, submitted], "completed"],
    ["submitted, failed", [submitted, failedLater], "failed"],
    ["failed, submitted", [failedLater, submitted], "failed"],
    ["failed, settled", [failedLater, settledLater], "completed"],
    ["settled, failed", [settledLater, failedLater], "completed"],
    ["expired", [expired], "expired"],
    ["expired, opened", [expired, opened], "expired"],
    ["paid, expired", [paid, expired], "completed"],
    ["expired, paid", [expired, paid], "completed"],
  ];

  test.each(histories)("%s", (_name, history, status) =>
    withCheckout(async (tx, checkout, learner) => {
      for (const fact of history) await record(tx, fact(checkout));
      const sale = await getPurchase(tx, checkout.purchaseId);
      expect(sale).toMatchObject({ status, stripe_session_id: `cs_test_${checkout.purchaseId}` });
      expect(await readsLesson(tx, learner, checkout)).toBe(status === "completed");
    })(),
  );

  test(
    "with nothing left to pay give access without a payment intent",
    withCheckout(async (tx, checkout) => {
      const free = { payment_status: "no_payment_required", payment_intent: null, amount_total: 0 };
      expect(await record(tx, paid(checkout, free))).toMatchObject({
        outcome: "recorded",
        status: "completed",
      });
      expect(await getPurchase(tx, checkout.purchaseId)).toMatchObject({ payment_intent_id: null });
    }),
  );

  test(
    "date the purchase by the earliest settlement that Stripe reported",
    withCheckout(async (tx, checkout) => {
      for (const minute of ["05", "03", "09"]) {
        await record(tx, { ...paid(checkout), at: `2026-11-02T12:${minute}:00Z` });
      }
      expect((await getPurchase(tx, checkout.purchaseId)).purchase_date).toBe("2026-11-02T12:03:00+00:00");
    }),
  );

  test(
    "after the checkout was cancelled leave it so, unless it was paid",
    withCheckout(async (tx, checkout) => {
      await tx`select public.cancel_checkout(${checkout.purchaseId}, 'stripe_error')`;
      expect((await record(tx, opened(checkout))).status).toBe("cancelled");
      expect((await record(tx, paid(checkout))).status).toBe("completed");
    }),
  );

  test(
    "say why a payment failed, by the failure and not by an earlier try",
    withCheckout(async (tx, checkout) => {
      const failure = (code: string, message: string) => ({
        payment_intent: {
          id: "pi_1",
          status: "requires_payment_method",
          last_payment_error: { code, message },
        },
      });
      await record(tx, opened(checkout, failure("card_declined", "Try another card.")));
      await record(tx, submitted(checkout, failure("debit_returned", "The bank sent it back.")));
      const why = { error_code: "debit_returned", error_message: "The bank sent it back." };
      expect(await getPurchase(tx, checkout.purchaseId)).toMatchObject({ status: "failed", ...why });
      await record(tx, settledLater(checkout));
      const none = { error_code: null, error_message: null };
      expect(await getPurchase(tx, checkout.purchaseId)).toMatchObject({ status: "completed", ...none });
    }),
  );
});

describe("a payment that is not what the row promised is held for review:", () => {
  test.each([
    ["another amount", { amount_subtotal: 1199 }],
    ["no amount", { amount_subtotal: null }],
    ["another currency", { currency: "eur" }],
    ["live money for a test row", { livemode: true }],
    ["a subscription", { mode: "subscription" }],
  ])("%s", (_what, changes) =>
    withCheckout(async (tx, checkout, learner) => {
      // That the session was right when it was opened must not help.
      await record(tx, opened(checkout));
      expect((await record(tx, paid(checkout, changes))).status).toBe("review");
      expect((await getPurchase(tx, checkout.purchaseId)).error_code).toBe("payment_mismatch");
      expect(await readsLesson(tx, learner, checkout)).toBe(false);
    })(),
  );

  test.each([
    ["in order", (first: Fact, second: Fact) => [first, second]],
    ["the other way round", (first: Fact, second: Fact) => [second, first]],
    ["again and again", (first: Fact, second: Fact) => [second, first, second, first]],
  ])("the second one for the same lesson, by Stripe's clock, recorded %s", (_order, recorded) =>
    withCheckout(async (tx, first, learner) => {
      await record(tx, expired(first));
      const second = await openCheckout(tx, learner, first.lessonId);
      const later = { ...paid(second), at: "2026-11-02T12:00:01Z" };
      for (const fact of recorded(paid(first), later)) await record(tx, fact);
      expect((await getPurchase(tx, first.purchaseId)).status).toBe("completed");
      const held = await getPurchase(tx, second.purchaseId);
      expect([held.status, held.error_code]).toEqual(["review", "duplicate_payment"]);
      expect(await readsLesson(tx, learner, first)).toBe(true);
    })(),
  );
});

describe("repetition", () => {
  test(
    "of one event changes nothing and is logged once",
    withCheckout(async (tx, checkout) => {
      const eventId = `evt_${checkout.purchaseId}`;
      const fact = { ...paid(checkout), eventId };
      expect((await record(tx, fact)).outcome).toBe("recorded");
      const before = await getPurchase(tx, checkout.purchaseId);
      expect((await record(tx, fact)).outcome).toBe("unchanged");
      expect(await getPurchase(tx, checkout.purchaseId)).toEqual(before);
      expect(await logOf(tx, checkout)).toEqual([[eventId, "recorded"]]);
    }),
  );

  test(
    "under two event ids is logged twice and takes effect once; an answer that says nothing new is not logged",
    withCheckout(async (tx, checkout) => {
      const [first, second] = [`evt_1_${checkout.purchaseId}`, `evt_2_${checkout.purchaseId}`];
      for (const eventId of [first, second, null, null]) {
        await record(tx, { ...paid(checkout), at: noon, eventId });
      }
      expect(await logOf(tx, checkout)).toEqual([
        [first, "recorded"],
        [second, "unchanged"],
      ]);
      expect((await getPurchase(tx, checkout.purchaseId)).version).toBe(2);
    }),
  );
});

async function readsLesson(tx: Tx, learner: { id: string }, { lessonId }: Checkout): Promise<boolean> {
  const rows = await asRole(
    tx,
    learner,
    () => tx`select from public.lesson_contents where lesson_id = ${lessonId}`,
  );
  return rows.length === 1;
}

async function logOf(tx: Tx, { purchaseId }: Checkout) {
  const rows = await tx<{ event_id: string | null; outcome: string }[]>`
    select event_id, outcome from private.payment_events where purchase_id = ${purchaseId} order by id`;
  return rows.map((row) => [row.event_id, row.outcome]);
}
