import { describe, expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { type Fact, facts, later, record } from "../../support/database/payment-facts.ts";
import type { Checkout } from "../../support/database/shop.ts";
import { createSale, createTwoCheckouts } from "../../support/database/snapshot.ts";

const { opened, paid, refund, dispute } = facts;

type Facts = (first: Checkout, second: Checkout) => Fact[];

describe("the answer to a fact names a duplicate payment that waits to be refunded", () => {
  const scenarios: [string, Facts][] = [
    ["recorded second", (first, second) => [paid(first), later(1, paid(second))]],
    [
      "recorded first, so that the fact is the first one's",
      (first, second) => [later(1, paid(second)), paid(first)],
    ],
    ["recorded again", (first, second) => [paid(first), later(1, paid(second)), later(1, paid(second))]],
    [
      "that has become one, as the first one's refund failed",
      (first, second) => [
        paid(first),
        refund(first),
        later(60, paid(second)),
        later(120, refund(first, { status: "failed" })),
      ],
    ],
  ];

  test.each(scenarios)("%s", (_what, recorded) =>
    withRollback(async (tx) => {
      const { first, second } = await createTwoCheckouts(tx);
      expect(await lastAnswer(tx, recorded(first, second))).toMatchObject({ duplicate: true });
    })(),
  );
});

describe("and names none", () => {
  const scenarios: [string, Facts][] = [
    ["where the other checkout is only open", (first, second) => [opened(second), paid(first)]],
    ["once it is refunded", (first, second) => [paid(first), later(1, paid(second)), refund(second)]],
    ["where the first is refunded", (first, second) => [paid(first), refund(first), later(1, paid(second))]],
    ["where the first is disputed", (first, second) => [paid(first), dispute(first), later(1, paid(second))]],
    [
      "where what is held is a wrong price",
      (first, second) => [paid(first, { amount_subtotal: 1 }), later(1, paid(second))],
    ],
  ];

  test.each(scenarios)("%s", (_what, recorded) =>
    withRollback(async (tx) => {
      const { first, second } = await createTwoCheckouts(tx);
      expect(await lastAnswer(tx, recorded(first, second))).not.toHaveProperty("duplicate");
    })(),
  );

  test(
    "to a fact without a learner, or of another learner",
    withRollback(async (tx) => {
      const { first, second } = await createTwoCheckouts(tx);
      await lastAnswer(tx, [paid(first), later(1, paid(second))]);
      const { checkout } = await createSale(tx);
      const others = [
        refund(checkout),
        refund(first, { payment_intent: "pi_x" }),
        paid(first, { metadata: {} }),
      ];
      for (const fact of others) expect(await record(tx, fact)).not.toHaveProperty("duplicate");
    }),
  );
});

async function lastAnswer(tx: Tx, recorded: Fact[]) {
  let answer: object = {};
  for (const fact of recorded) answer = await record(tx, fact);
  return answer;
}
