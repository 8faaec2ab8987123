import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  canRead,
  createBoughtOrder,
  createCompletedOrder,
  createOrder,
} from "../../support/database/checkouts.ts";
import { listTasks } from "../../support/database/tasks.ts";
import { type Account, createLearner, createOperator, createTeacher } from "../../support/http/accounts.ts";
import { getEarnings, getOutcome, untilStatus } from "../../support/http/effects.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import { books, openDispute, refundPayment } from "../../support/stripe/control.ts";

const askRefund = (who: Account | undefined, purchaseId: string, body: object | string) =>
  ask(`/api/purchases/${purchaseId}/refunds`, { token: who?.token, body });
const wish = (amountMinor: unknown, more: object = {}) => ({ requestId: randomUUID(), amountMinor, ...more });
const refundsOf = async (purchaseId: string) => (await books(purchaseId)).flatMap(({ refunds }) => refunds);

describe("POST /api/purchases/:id/refunds", () => {
  test("200: a creator sends a part of a sale of theirs back", async () => {
    const { learner, lessonId, teacher, purchaseId } = await createBoughtOrder();
    const body = wish(500, { reason: "duplicate", note: "Sound was broken." });
    const { status, json } = await askRefund(teacher, purchaseId, body);
    expect({ status, json }).toEqual({
      status: 200,
      json: { state: "sent", status: "partially_refunded", refundedMinor: 500 },
    });
    expect(await canRead(learner, lessonId)).toBe(true);
    expect(await getEarnings(teacher)).toMatchObject({ reversed_minor: 500, net_minor: 630 });
    expect(await refundsOf(purchaseId)).toMatchObject([
      {
        amount: 500,
        reason: "duplicate",
        metadata: { refund_request_id: body.requestId, purchase_id: purchaseId },
      },
    ]);
  });

  test("200: the rest follows, and the lesson closes", async () => {
    const { learner, lessonId, teacher, purchaseId } = await createBoughtOrder();
    await askRefund(teacher, purchaseId, wish(500));
    expect(await askRefund(teacher, purchaseId, wish(700))).toMatchObject({
      json: { state: "sent", status: "refunded", refundedMinor: 1200 },
    });
    expect(await canRead(learner, lessonId)).toBe(false);
  });

  test("200: an operator any sale", async () => {
    const { purchaseId } = await createBoughtOrder();
    expect(await askRefund(await createOperator(), purchaseId, wish(1200))).toMatchObject({
      status: 200,
      json: { state: "sent", status: "refunded" },
    });
  });

  test("404: anyone else, the buyer too; an invented purchase; no id. 401: a guest", async () => {
    const { learner, purchaseId } = await createCompletedOrder();
    for (const who of await Promise.all([learner, createTeacher(), createLearner()]))
      expectError(await askRefund(who, purchaseId, wish(500)), 404, "purchase_not_found");
    const operator = await createOperator();
    for (const id of [randomUUID(), "1", `${purchaseId}'`])
      expectError(await askRefund(operator, id, wish(500)), 404, "purchase_not_found");
    expectError(await askRefund(undefined, purchaseId, wish(500)), 401, "unauthenticated");
    expect(await refundsOf(purchaseId)).toEqual([]);
  });

  test.each([
    ["nothing", 0],
    ["less than nothing", -1],
    ["a part of a cent", 0.5],
    ["text", "500"],
    ["no amount", undefined],
    ["more than was paid", 1201],
    ["far too much", Number.MAX_SAFE_INTEGER],
  ])("400: %s", async (_name, amountMinor) => {
    const { teacher, purchaseId } = await createCompletedOrder();
    expectError(await askRefund(teacher, purchaseId, wish(amountMinor)), 400, "validation_error");
    expect(await refundsOf(purchaseId)).toEqual([]);
  });

  test("400: another reason than Stripe's, a long note, no request id, no JSON", async () => {
    const { teacher, purchaseId } = await createCompletedOrder();
    const bodies = [
      wish(500, { reason: "boredom" }),
      wish(500, { note: "x".repeat(501) }),
      { amountMinor: 500 },
      "{",
    ];
    for (const body of bodies)
      expectError(await askRefund(teacher, purchaseId, body), 400, "validation_error");
  });

  test("409: not paid, disputed, or all of it gone already", async () => {
    const [unpaid, disputed, gone] = await Promise.all([
      createOrder(),
      createBoughtOrder(),
      createBoughtOrder(),
    ]);
    await openDispute(disputed.paymentIntent);
    await refundPayment(gone.paymentIntent);
    await untilStatus(disputed.purchaseId, "disputed");
    await untilStatus(gone.purchaseId, "refunded");
    for (const { teacher, purchaseId } of [unpaid, disputed, gone])
      expectError(await askRefund(teacher, purchaseId, wish(500)), 409, "refund_not_possible");
  });

  test("502: refused by Stripe, because it was refunded there: what Stripe has is known then", async () => {
    const { teacher, purchaseId, session } = await createCompletedOrder();
    await refundPayment(String(session.payment_intent));
    expectError(await askRefund(teacher, purchaseId, wish(1200)), 502, "stripe_error");
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "refunded", refunded_minor: 1200 });
    expect(await refundsOf(purchaseId)).toHaveLength(1);
    expect(await listTasks(purchaseId)).toMatchObject([{ kind: "refund_refused" }]);
  });
});

describe("37: one refund, however often it is asked for", () => {
  test("37: the same request twice, and 16 times at once", async () => {
    const { teacher, purchaseId } = await createBoughtOrder();
    const body = wish(500);
    for (let index = 0; index < 2; index++)
      expect(await askRefund(teacher, purchaseId, body)).toMatchObject({ status: 200 });
    const answers = await Promise.all(Array.from({ length: 16 }, () => askRefund(teacher, purchaseId, body)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await refundsOf(purchaseId)).toHaveLength(1);
    expect(await getOutcome(purchaseId)).toMatchObject({ refunded_minor: 500 });
  });

  test("37: 16 requests at once, not known to each other, never exceed the payment", async () => {
    const { teacher, purchaseId } = await createBoughtOrder();
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => askRefund(teacher, purchaseId, wish(1000))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers) expect([200, 400, 409]).toContain(answer.status);
    expect(await refundsOf(purchaseId)).toHaveLength(1);
  });

  test("37: the same request with another amount: 409, and nothing more is sent", async () => {
    const { teacher, purchaseId } = await createBoughtOrder();
    const body = wish(300);
    await askRefund(teacher, purchaseId, body);
    expectError(
      await askRefund(teacher, purchaseId, { ...body, amountMinor: 500 }),
      409,
      "refund_not_possible",
    );
    expect(await refundsOf(purchaseId)).toHaveLength(1);
  });

  test("37: a request of one sale is none of another's", async () => {
    const [one, other] = await Promise.all([createBoughtOrder(), createBoughtOrder()]);
    const body = wish(500);
    await askRefund(one.teacher, one.purchaseId, body);
    expectError(await askRefund(other.teacher, other.purchaseId, body), 404, "purchase_not_found");
    expect(await refundsOf(other.purchaseId)).toEqual([]);
  });
});
