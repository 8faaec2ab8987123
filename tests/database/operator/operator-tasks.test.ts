import { describe, expect, test } from "vitest";
import { type Actor, denied, errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { type FaultCase, faultCases } from "../../support/database/fault-cases.ts";
import { resolveTask, type Task, tasksOf } from "../../support/database/operator-tasks.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import { createOperator } from "../../support/database/refunds.ts";
import type { Checkout, Shop } from "../../support/database/shop.ts";
import { createCheckout, createTwoCheckouts } from "../../support/database/snapshot.ts";

type Scenario = (tx: Tx, shop: Shop, task: Task, solve: () => Promise<unknown>) => Promise<void>;

const withFaultCase = ({ make, solve }: FaultCase, scenario: Scenario) =>
  withRollback(async (tx) => {
    const { shop, first, second } = await createTwoCheckouts(tx);
    const about = await make(tx, shop, first, second);
    const [task, ...others] = await tasksOf(tx, shop);
    expect(others).toEqual([]);
    if (!task) throw new Error("there is no task");
    expect(task).toMatchObject({ purchase_id: first.purchaseId, title: "Kerning", ...about });
    await scenario(tx, shop, task, async () => solve?.(tx, shop, first, second));
  })();

describe.each(faultCases)("$what", (faultCase) => {
  test("is a task for operators and for no one else", () =>
    withFaultCase(faultCase, async (tx, shop, { task }) => {
      for (const actor of [shop.creator, shop.learner, shop.otherLearner]) {
        expect(await tasksOf(tx, shop, actor)).toEqual([]);
        expect(await resolveTask(tx, actor, task)).toBe(false);
      }
      for (const role of ["anon", "service_role"] satisfies Actor[]) {
        expect(await errorCodeOf(tx, (inner) => tasksOf(inner, shop, role))).toBe(denied);
      }
      expect(await tasksOf(tx, shop)).toHaveLength(1);
    }));

  test("is over when an operator says so, once", () =>
    withFaultCase(faultCase, async (tx, shop, { task }) => {
      const operator = await createOperator(tx);
      expect(await resolveTask(tx, operator, task)).toBe(true);
      expect(await tasksOf(tx, shop)).toEqual([]);
      expect(await resolveTask(tx, operator, task)).toBe(false);
    }));
});

test.each(faultCases.filter(({ solve }) => solve))("$what is over when the facts say so", (faultCase) =>
  withFaultCase(faultCase, async (tx, shop, _task, solve) => {
    await solve();
    expect(await tasksOf(tx, shop)).toEqual([]);
  }),
);

type Make = (tx: Tx, checkout: Checkout) => Promise<unknown>;
const inEuros = { status: "under_review", currency: "eur", amount: 1100 };
const again = { id: "cs_again", payment_intent: "pi_again" };
const early: [what: string, make: Make, task: Partial<Task>][] = [
  [
    "a dispute in another currency, known before the payment,",
    (tx, checkout) => record(tx, facts.dispute(checkout, inEuros)),
    { kind: "dispute_currency", currency: "eur", amount_minor: 1100 },
  ],
  [
    "a second payment under one promise, known before the first,",
    (tx, checkout) => record(tx, later(1, facts.paid(checkout, again))),
    { kind: "duplicate_session", stripe_id: "cs_again", detail: "pi_again" },
  ],
];

test.each(early)("%s is a task", (_what, make, task) =>
  withRollback(async (tx) => {
    const { shop, checkout } = await createCheckout(tx);
    await make(tx, checkout);
    expect(await tasksOf(tx, shop)).toEqual([]);
    await record(tx, facts.paid(checkout));
    expect(await tasksOf(tx, shop)).toMatchObject([{ purchase_id: checkout.purchaseId, ...task }]);
  })(),
);
