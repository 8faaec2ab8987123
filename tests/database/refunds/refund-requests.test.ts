import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import {
  createOperator,
  getRequests,
  listOpenRequests,
  refuseRefund,
  requestRefund,
} from "../../support/database/refunds.ts";
import type { Checkout, Shop } from "../../support/database/shop.ts";
import { createCheckout, createSale, getSnapshot } from "../../support/database/snapshot.ts";

const { paid, refund, dispute, submitted } = facts;

describe("a refund is asked for", () => {
  type Asker = (tx: Tx, shop: Shop) => Promise<{ id: string }>;
  const askers: [string, string, Asker][] = [
    ["the lesson's creator", "requested", async (_tx, { creator }) => creator],
    ["an operator", "requested", createOperator],
    ["the buyer", "not_found", async (_tx, { learner }) => learner],
    ["another learner", "not_found", async (_tx, { otherLearner }) => otherLearner],
    ["another creator", "not_found", async (_tx, { otherCreator }) => otherCreator],
    ["an unknown person", "not_found", async () => ({ id: randomUUID() })],
  ];

  test.each(askers)("by %s: %s", (_who, outcome, asker) =>
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      expect(await requestRefund(tx, await asker(tx, shop), checkout, 1200)).toMatchObject({ outcome });
      expect(await getRequests(tx, shop)).toHaveLength(outcome === "requested" ? 1 : 0);
    })(),
  );

  test(
    "of a purchase that there is not: not_found",
    withRollback(async (tx) => {
      const operator = await createOperator(tx);
      const answer = await requestRefund(tx, operator, { purchaseId: randomUUID() }, 1);
      expect(answer).toEqual({ outcome: "not_found" });
    }),
  );

  test(
    "and is stored with all parameters of the call to Stripe",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      const request = randomUUID();
      const options = { request, reason: "duplicate", note: "They wrote in." };
      await requestRefund(tx, shop.creator, checkout, 300, options);
      expect(await getRequests(tx, shop)).toMatchObject([
        {
          id: request,
          purchase_id: checkout.purchaseId,
          payment_intent_id: `pi_${checkout.purchaseId}`,
          amount_minor: 300,
          currency: "usd",
          reason: "duplicate",
          note: "They wrote in.",
          requested_by: shop.creator.id,
          state: "open",
          automatic: false,
        },
      ]);
      expect(await listOpenRequests(tx, shop)).toEqual([request]);
      // To ask is not to refund: the learner reads on until Stripe has said so.
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({ refunded: 0, access: true });
    }),
  );

  test(
    "for one of Stripe's reasons only, with a note of 500 characters at most",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      const ask = (options: object) =>
        errorCodeOf(tx, (inner) => requestRefund(inner, shop.creator, checkout, 1, options));
      expect(await ask({ reason: "changed_my_mind" })).toBe("22P02");
      expect(await ask({ note: "x".repeat(501) })).toBe("refund_requests_note_length");
      expect(await ask({ note: "x".repeat(500) })).toBeNull();
    }),
  );
});

describe("the same form sent twice", () => {
  test(
    "is one request, also after Stripe has refunded it",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      const options = { request: randomUUID() };
      for (const _click of [1, 2]) {
        expect(await requestRefund(tx, shop.creator, checkout, 300, options)).toMatchObject({
          outcome: "requested",
        });
      }
      await record(tx, refund(checkout, { amount: 300, metadata: { refund_request_id: options.request } }));
      expect(await requestRefund(tx, shop.creator, checkout, 300, options)).toMatchObject({
        outcome: "requested",
      });
      expect(await getRequests(tx, shop)).toMatchObject([{ state: "done" }]);
    }),
  );

  test(
    "cannot be about another purchase",
    withRollback(async (tx) => {
      const [one, other] = [await createSale(tx), await createSale(tx)];
      const options = { request: randomUUID() };
      await requestRefund(tx, one.shop.creator, one.checkout, 300, options);
      const answer = await requestRefund(tx, other.shop.creator, other.checkout, 300, options);
      expect(answer).toEqual({ outcome: "not_found" });
    }),
  );
});

describe("a second request", () => {
  test(
    "waits for the first, and then may ask for the rest and no more",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      const ask = (amount: number) => requestRefund(tx, shop.creator, checkout, amount);
      await ask(300);
      expect(await ask(300)).toEqual({ outcome: "in_progress" });
      const [first] = await getRequests(tx, shop);
      await record(tx, refund(checkout, { amount: 300, metadata: { refund_request_id: first?.id ?? "" } }));
      expect(await ask(901)).toEqual({ outcome: "wrong_amount", refundableMinor: 900, currency: "usd" });
      expect(await ask(900)).toMatchObject({ outcome: "requested" });
    }),
  );

  test(
    "is possible at once where Stripe refused the first, which stays on record",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      await requestRefund(tx, shop.creator, checkout, 300);
      const [first] = await getRequests(tx, shop);
      await refuseRefund(tx, first?.id ?? "", "insufficient_funds");
      expect(await listOpenRequests(tx, shop)).toEqual([]);
      expect(await requestRefund(tx, shop.creator, checkout, 200)).toMatchObject({ outcome: "requested" });
      const refused = { state: "refused", error: "insufficient_funds", stripe_refund_id: null };
      expect(await getRequests(tx, shop)).toContainEqual(expect.objectContaining(refused));
    }),
  );
});

describe("nothing is left to refund", () => {
  type Scenario = (tx: Tx, checkout: Checkout) => Promise<unknown>;
  const scenarios: [string, Scenario][] = [
    ["before the payment", async () => {}],
    ["while a bank debit is on its way", (tx, checkout) => record(tx, submitted(checkout))],
    [
      "of a free purchase",
      (tx, checkout) =>
        record(
          tx,
          paid(checkout, { payment_status: "no_payment_required", payment_intent: null, amount_total: 0 }),
        ),
    ],
    [
      "after all of it was refunded",
      async (tx, checkout) => {
        await record(tx, paid(checkout));
        await record(tx, refund(checkout));
      },
    ],
    [
      "while a dispute holds the payment",
      async (tx, checkout) => {
        await record(tx, paid(checkout));
        await record(tx, dispute(checkout, { amount: 100 }));
      },
    ],
  ];

  test.each(scenarios)("%s", (_when, scenario) =>
    withRollback(async (tx) => {
      const { shop, checkout } = await createCheckout(tx);
      await scenario(tx, checkout);
      expect(await requestRefund(tx, shop.creator, checkout, 1)).toEqual({ outcome: "nothing_left" });
      expect(await getRequests(tx, shop)).toEqual([]);
    })(),
  );

  test(
    "but again, once a refund has failed or a dispute is won",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      await record(tx, refund(checkout));
      await record(tx, later(60, refund(checkout, { status: "failed" })));
      await record(tx, dispute(checkout));
      await record(tx, later(60, dispute(checkout, { status: "won" })));
      expect(await requestRefund(tx, shop.creator, checkout, 1200)).toMatchObject({ outcome: "requested" });
    }),
  );
});
