import type postgres from "postgres";
import { expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { finalStatesOf } from "../../support/database/final-states.ts";
import { type Fact, facts } from "../../support/database/payment-facts.ts";
import { type Checkout, createShop, openCheckout } from "../../support/database/shop.ts";

const { opened, paid, submitted, settledLater, failedLater, expired } = facts;
const minute = (fact: Fact, at: number): Fact => ({ ...fact, at: `2026-11-02T12:0${at}:00Z` });
const retrieved = (fact: Fact): Fact => ({ ...fact, type: null });
const intent = (checkout: Checkout, details: Record<string, postgres.JSONValue>) => ({
  payment_intent: { id: `pi_${checkout.purchaseId}`, ...details },
});
const declined = {
  status: "requires_payment_method",
  last_payment_error: { code: "card_declined", message: "No." },
};
const returned = {
  status: "requires_payment_method",
  last_payment_error: { code: "debit_returned", message: "No!" },
};
const succeeded = { status: "succeeded", latest_charge: { receipt_url: "https://pay.test/receipt" } };

const histories: [string, status: string, (checkout: Checkout) => Fact[]][] = [
  [
    "a card is declined, then pays, and Stripe says so three times",
    "completed",
    (checkout) => [
      minute(opened(checkout), 0),
      minute(retrieved(opened(checkout, intent(checkout, declined))), 1),
      minute({ ...paid(checkout), eventId: `evt_1_${checkout.purchaseId}` }, 2),
      minute({ ...paid(checkout), eventId: `evt_2_${checkout.purchaseId}` }, 3),
      minute(retrieved(paid(checkout, intent(checkout, succeeded))), 4),
    ],
  ],
  [
    "a bank debit is submitted and settles",
    "completed",
    (checkout) => [
      minute(opened(checkout), 0),
      minute(submitted(checkout), 1),
      minute(retrieved(submitted(checkout, intent(checkout, { status: "processing" }))), 2),
      minute(settledLater(checkout), 3),
      minute(retrieved(settledLater(checkout, intent(checkout, succeeded))), 4),
    ],
  ],
  [
    "a card is declined, then a bank debit is submitted and comes back",
    "failed",
    (checkout) => [
      minute(opened(checkout), 0),
      minute(retrieved(opened(checkout, intent(checkout, declined))), 1),
      minute(submitted(checkout), 2),
      minute(failedLater(checkout), 3),
      minute(retrieved(submitted(checkout, intent(checkout, returned))), 4),
    ],
  ],
  [
    "one session expires, and the next one under the same promise is paid",
    "completed",
    (checkout) => {
      const next = { id: `cs_next_${checkout.purchaseId}`, payment_intent: `pi_next_${checkout.purchaseId}` };
      return [
        minute(opened(checkout), 0),
        minute(expired(checkout), 1),
        minute(opened(checkout, { ...next, payment_intent: null }), 2),
        minute(paid(checkout, next), 3),
        minute(retrieved(paid(checkout, next)), 4),
      ];
    },
  ],
  [
    "what is paid is not what was opened",
    "review",
    (checkout) => [
      minute(opened(checkout), 0),
      minute(submitted(checkout), 1),
      minute(settledLater(checkout, { amount_subtotal: 1, amount_total: 1 }), 2),
      minute(retrieved(settledLater(checkout, { amount_subtotal: 1, amount_total: 1 })), 3),
    ],
  ],
  [
    "nothing is left to pay",
    "completed",
    (checkout) => {
      const free = { payment_status: "no_payment_required", payment_intent: null, amount_total: 0 };
      return [
        minute(opened(checkout), 0),
        minute(paid(checkout, free), 1),
        minute(retrieved(paid(checkout, free)), 2),
      ];
    },
  ],
];

test.each(histories)("%s: in every order the row ends %s, byte for byte", (_name, status, history) =>
  withRollback(async (tx) => {
    const { learner, lessonId } = await createShop(tx);
    const checkout = await openCheckout(tx, learner, lessonId);
    const states = await finalStatesOf(tx, checkout, history(checkout));
    expect(states).toHaveLength(1);
    expect(states[0]?.sales).toMatchObject([{ status }]);
  })(),
);
