import { expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { finalStatesOf } from "../../support/database/final-states.ts";
import { type Fact, facts, later } from "../../support/database/payment-facts.ts";
import type { Checkout } from "../../support/database/shop.ts";
import { createTwoCheckouts } from "../../support/database/snapshot.ts";

const { paid, refund, dispute } = facts;

type Scenario = [string, statuses: string[], (first: Checkout, second: Checkout) => Fact[]];
const scenarios: Scenario[] = [
  [
    "the first's refund fails after the second was bought",
    ["completed", "review"],
    (first, second) => [
      paid(first),
      later(60, refund(first)),
      later(86_400, refund(first, { status: "failed" })),
      later(120, paid(second)),
    ],
  ],
  [
    "the first's dispute is won after the second was bought, which is then refunded",
    ["completed", "refunded"],
    (first, second) => [
      paid(first),
      later(60, dispute(first)),
      later(86_400, dispute(first, { status: "won" })),
      later(120, paid(second)),
      later(86_400, refund(second)),
    ],
  ],
  [
    "both are paid in one second and a part of each is refunded",
    ["partially_refunded", "review"],
    (first, second) => [
      paid(first, { id: `cs_a_${first.purchaseId}` }),
      paid(second, { id: `cs_b_${first.purchaseId}` }),
      later(60, refund(first, { amount: 100 })),
      later(60, refund(second, { amount: 100 })),
    ],
  ],
];

test.each(scenarios)(
  "two payments, recorded in any order, give one access: %s: %j",
  (_what, statuses, history) =>
    withRollback(async (tx) => {
      const { first, second } = await createTwoCheckouts(tx);
      const states = await finalStatesOf(tx, first, history(first, second));
      expect(states).toHaveLength(1);
      const ends = new Map(states[0]?.sales.map(({ id, status }) => [id, status]));
      expect([first, second].map(({ purchaseId }) => ends.get(purchaseId))).toEqual(statuses);
    })(),
);
