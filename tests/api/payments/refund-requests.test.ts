import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  canRead,
  createCheckout,
  createCompletedPurchase,
  createDeliveredPurchase,
} from "../../support/database/checkouts.ts";
import { listTasks } from "../../support/database/tasks.ts";
import {
  type Account,
  createCreatorAccount,
  createLearner,
  createOperator,
} from "../../support/http/accounts.ts";
import { getEarnings, getOutcome, untilStatus } from "../../support/http/effects.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import { books, openDispute, refundPayment } from "../../support/stripe/control.ts";

const askRefund = (who: Account | undefined, purchaseId: string, body: object | string) =>
  ask(`/api/purchases/${purchaseId}/refunds`, { token: who?.token, body });
const refundBody = (amountMinor: unknown, more: object = {}) => ({
  requestId: randomUUID(),
  amountMinor,
  ...more,
});
const refundsOf = async (purchaseId: string) => (await books(purchaseId)).flatMap(({ refunds }) => refunds);

describe("POST /api/purchases/:id/refunds", () => {
  test("200: a creator sends a part of a sale of theirs back", async () => {
    const { learner, lessonId, creator, purchaseId } = await createDeliveredPurchase();
    const body = refundBody(500, { reason: "duplicate", note: "Sound was broken." });
    const { status, json } = await askRefund(creator, purchaseId, body);
    expect({ status, json }).toEqual({
      status: 200,
      json: { state: "sent", status: "partially_refunded", refundedMinor: 500 },
    });
    expect(await canRead(learner, lessonId)).toBe(true);
    expect(await getEarnings(creator)).toMatchObject({ reversed_minor: 500, net_minor: 630 });
    expect(await refundsOf(purchaseId)).toMatchObject([
      {
        amount: 500,
        reason: "duplicate",
        metadata: { refund_request_id: body.requestId, purchase_id: purchaseId },
      },
    ]);
  });

  test("200: the rest follows, and the lesson closes", async () => {
    const { learner, lessonId, creator, purchaseId } = await createDeliveredPurchase();
    await askRefund(creator, purchaseId, refundBody(500));
    expect(await askRefund(creator, purchaseId, refundBody(700))).toMatchObject({
      json: { state: "sent", status: "refunded", refundedMinor: 1200 },
    });
    expect(await canRead(learner, lessonId)).toBe(false);
  });

  test("200: an operator any sale", async () => {
    const { purchaseId } = await createDeliveredPurchase();
    expect(await askRefund(await createOperator(), purchaseId, refundBody(1200))).toMatchObject({
      status: 200,
      json: { state: "sent", status: "refunded" },
    });
  });

  test("404: anyone else, the buyer too; an invented purchase; no id. 401: a guest", async () => {
    const { learner, purchaseId } = await createCompletedPurchase();
    for (const who of await Promise.all([learner, createCreatorAccount(), createLearner()]))
      expectError(await askRefund(who, purchaseId, refundBody(500)), 404, "purchase_not_found");
    const operator = await createOperator();
    for (const id of [randomUUID(), "1", `${purchaseId}'`])
      expectError(await askRefund(operator, id, refundBody(500)), 404, "purchase_not_found");
    expectError(await askRefund(undefined, purchaseId, refundBody(500)), 401, "unauthenticated");
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
    const { creator, purchaseId } = await createCompletedPurchase();
    expectError(await askRefund(creator, purchaseId, refundBody(amountMinor)), 400, "validation_error");
    expect(await refundsOf(purchaseId)).toEqual([]);
  });

  test("400: another reason than Stripe's, a long note, no request id, no JSON", async () => {
    const { creator, purchaseId } = await createCompletedPurchase();
    const bodies = [
      refundBody(500, { reason: "boredom" }),
      refundBody(500, { note: "x".repeat(501) }),
      { amountMinor: 500 },
      "{",
    ];
    for (const body of bodies)
      expectError(await askRefund(creator, purchaseId, body), 400, "validation_error");
  });

  test("409: not paid, disputed, or all of it gone already", async () => {
    const [unpaid, disputed, gone] = await Promise.all([
      createCheckout(),
      createDeliveredPurchase(),
      createDeliveredPurchase(),
    ]);
    await openDispute(disputed.paymentIntent);
    await refundPayment(gone.paymentIntent);
    await untilStatus(disputed.purchaseId, "disputed");
    await untilStatus(gone.purchaseId, "refunded");
    for (const { creator, purchaseId } of [unpaid, disputed, gone])
      expectError(await askRefund(creator, purchaseId, refundBody(500)), 409, "refund_not_possible");
  });

  test("502: refused by Stripe, because it was refunded there: what Stripe has is known then", async () => {
    const { creator, purchaseId, session } = await createCompletedPurchase();
    await refundPayment(String(session.payment_intent));
    expectError(await askRefund(creator, purchaseId, refundBody(1200)), 502, "stripe_error");
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "refunded", refunded_minor: 1200 });
    expect(await refundsOf(purchaseId)).toHaveLength(1);
    expect(await listTasks(purchaseId)).toMatchObject([{ kind: "refund_refused" }]);
  });
});

describe("37: one refund, however often it is asked for", () => {
  test("37: the same request twice, and 16 times at once", async () => {
    const { creator, purchaseId } = await createDeliveredPurchase();
    const body = refundBody(500);
    for (let index = 0; index < 2; index++)
      expect(await askRefund(creator, purchaseId, body)).toMatchObject({ status: 200 });
    const answers = await Promise.all(Array.from({ length: 16 }, () => askRefund(creator, purchaseId, body)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await refundsOf(purchaseId)).toHaveLength(1);
    expect(await getOutcome(purchaseId)).toMatchObject({ refunded_minor: 500 });
  });

  test("37: 16 requests at once, not known to each other, never exceed the payment", async () => {
    const { creator, purchaseId } = await createDeliveredPurchase();
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => askRefund(creator, purchaseId, refundBody(1000))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers) expect([200, 400, 409]).toContain(answer.status);
    expect(await refundsOf(purchaseId)).toHaveLength(1);
  });

  test("37: the same request with another amount: 409, and nothing more is sent", async () => {
    const { creator, purchaseId } = await createDeliveredPurchase();
    const body = refundBody(300);
    await askRefund(creator, purchaseId, body);
    expectError(
      await askRefund(creator, purchaseId, { ...body, amountMinor: 500 }),
      409,
      "refund_not_possible",
    );
    expect(await refundsOf(purchaseId)).toHaveLength(1);
  });

  test("37: a request of one sale is none of another's", async () => {
    const [one, other] = await Promise.all([createDeliveredPurchase(), createDeliveredPurchase()]);
    const body = refundBody(500);
    await askRefund(one.creator, one.purchaseId, body);
    expectError(await askRefund(other.creator, other.purchaseId, body), 404, "purchase_not_found");
    expect(await refundsOf(other.purchaseId)).toEqual([]);
  });
});
