import { describe, expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { resolveTask, tasksOf } from "../../support/database/operator-tasks.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import {
  createOperator,
  getRequests,
  requestDuplicateRefunds,
  requestRefund,
} from "../../support/database/refunds.ts";
import { createCheckout, createSale, createTwoCheckouts } from "../../support/database/snapshot.ts";

const { paid, refund, dispute } = facts;

describe("the list of tasks", () => {
  test(
    "has nothing of a sale without problems",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      await record(tx, refund(checkout, { amount: 100 }));
      await record(tx, refund(checkout, { id: "re_2", amount: 100, status: "pending" }));
      await record(tx, refund(checkout, { id: "re_3", amount: 100, status: "canceled" }));
      await record(tx, dispute(checkout, { status: "won" }));
      expect(await tasksOf(tx, shop)).toEqual([]);
    }),
  );

  test(
    "has nothing of a refund that was asked for just now, by a person or by the shop",
    withRollback(async (tx) => {
      const { shop, first, second } = await createTwoCheckouts(tx);
      await record(tx, paid(first));
      await record(tx, later(1, paid(second)));
      await requestRefund(tx, shop.creator, first, 300);
      await requestDuplicateRefunds(tx, shop);
      expect(await getRequests(tx, shop)).toHaveLength(2);
      expect(await tasksOf(tx, shop)).toEqual([]);
    }),
  );

  test(
    "begins with the nearest deadline, then the oldest task",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      await record(tx, dispute(checkout, { id: "du_later" }));
      await record(tx, dispute(checkout, { id: "du_sooner", evidence_details: { due_by: 1_793_700_000 } }));
      await record(tx, later(7200, refund(checkout, { id: "re_young", amount: 1, status: "failed" })));
      await record(tx, later(60, refund(checkout, { id: "re_old", amount: 1, status: "failed" })));
      const ids = (await tasksOf(tx, shop)).map(({ stripe_id }) => stripe_id);
      expect(ids).toEqual(["du_sooner", "du_later", "re_old", "re_young"]);
    }),
  );

  test(
    "has a new task when the same object fails in another way",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      const operator = await createOperator(tx);
      await record(tx, dispute(checkout, { status: "warning_needs_response" }));
      const [inquiry] = await tasksOf(tx, shop);
      await resolveTask(tx, operator, inquiry?.task ?? "");
      expect(await tasksOf(tx, shop)).toEqual([]);
      await record(tx, later(60, dispute(checkout)));
      expect(await tasksOf(tx, shop)).toMatchObject([{ kind: "dispute", detail: "needs_response" }]);
    }),
  );

  test(
    "has nothing about payments that are not ours",
    withRollback(async (tx) => {
      const { shop, checkout } = await createCheckout(tx);
      await record(tx, paid(checkout, { payment_link: "plink_1" }));
      await record(tx, dispute(checkout));
      await record(tx, refund(checkout, { status: "failed" }));
      expect(await tasksOf(tx, shop)).toEqual([]);
    }),
  );

  test(
    "has nothing about a buyer who deleted their account after the payment, whatever comes later",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      await tx`update public.purchase_status_changes set occurred_at = now() - interval '1 hour'
        where purchase_id = ${checkout.purchaseId}`;
      await tx`delete from auth.users where id = ${shop.learner.id}`;
      await record(tx, dispute(checkout));
      await record(tx, later(60, dispute(checkout, { status: "won" })));
      expect(await tasksOf(tx, shop)).toEqual([]);
    }),
  );
});

describe("a task is resolved", () => {
  test(
    "only where there is one",
    withRollback(async (tx) => {
      const operator = await createOperator(tx);
      expect(await resolveTask(tx, operator, "dispute:du_x:needs_response")).toBe(false);
      expect(
        await tx`select from private.resolved_tasks where task = 'dispute:du_x:needs_response'`,
      ).toHaveLength(0);
    }),
  );

  test(
    "with the operator recorded, and the task stays resolved when their account is deleted",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      await record(tx, dispute(checkout));
      const operator = await createOperator(tx);
      const [task] = await tasksOf(tx, shop);
      await resolveTask(tx, operator, task?.task ?? "");
      const by = () => tx`select resolved_by from private.resolved_tasks where task = ${task?.task ?? ""}`;
      expect([...(await by())]).toEqual([{ resolved_by: operator.id }]);
      await tx`delete from auth.users where id = ${operator.id}`;
      expect([...(await by())]).toEqual([{ resolved_by: null }]);
      expect(await tasksOf(tx, shop)).toEqual([]);
    }),
  );
});
