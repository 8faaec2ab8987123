import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { post, sessionParams, startTestSandbox, stripeErrorOf } from "../../support/stripe/test-sandbox.ts";

/** A paid session of 19 USD; `control` calls control routes. */
async function paid() {
  const trial = await startTestSandbox();
  const { id } = await trial.stripe.checkout.sessions.create(sessionParams());
  const control = (path: string, body: object = {}) => post(`${trial.url}/_sandbox${path}`, body);
  await control(`/sessions/${id}/pay`);
  const session = await trial.stripe.checkout.sessions.retrieve(id);
  const payment_intent = String(session.payment_intent);
  const charge = async () => (await trial.stripe.charges.list({ payment_intent })).data[0];
  return { ...trial, control, payment_intent, charge };
}

test("a card refund succeeds at once and is added to the charge", async () => {
  const { stripe, payment_intent, charge } = await paid();
  const refund = await stripe.refunds.create({ payment_intent, amount: 500, metadata: { refund_id: "1" } });
  expect(refund).toMatchObject({
    id: expect.stringMatching(/^re_/),
    status: "succeeded",
    amount: 500,
    currency: "usd",
    payment_intent,
    metadata: { refund_id: "1" },
  });
  expect(await charge()).toMatchObject({ amount_refunded: 500, refunded: false });
  await stripe.refunds.create({ payment_intent });
  expect(await charge()).toMatchObject({ amount_refunded: 1900, refunded: true });
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ id: refund.id, amount: 500 });
});

test("a refund emits refund.created and charge.refunded", async () => {
  const { stripe, receiver, payment_intent } = await paid();
  const refund = await stripe.refunds.create({ payment_intent, amount: 500 });
  const [, delivery] = await receiver.arrivals(2);
  expect(JSON.parse(delivery?.body ?? "")).toMatchObject({
    type: "refund.created",
    data: { object: { id: refund.id, status: "succeeded", metadata: {} } },
    request: { id: refund.lastResponse.requestId },
  });
  const { data } = await stripe.events.list({ type: "charge.refunded" });
  expect(data[0]?.data).toMatchObject({
    object: { amount_refunded: 500 },
    previous_attributes: { amount_refunded: 0 },
  });
});

describe("Stripe refuses", () => {
  test.each([
    ["a refund of nothing", {}, [400, "parameter_missing", undefined]],
    ["an unknown payment", { payment_intent: "pi_none" }, [404, "resource_missing", "payment_intent"]],
    ["an unknown charge", { charge: "ch_none" }, [404, "resource_missing", "charge"]],
    ["an amount of zero", { charge: "ch_none", amount: 0 }, [400, "parameter_invalid_integer", "amount"]],
    ["an unknown parameter", { charge: "ch_none", why: "1" }, [400, "parameter_unknown", "why"]],
  ])("%s", async (_, parameters, expected) => {
    const { stripe } = await startTestSandbox();
    expect(await stripe.refunds.create(parameters).catch(stripeErrorOf)).toEqual(expected);
    expect(await stripe.refunds.retrieve("re_none").catch(stripeErrorOf)).toEqual([
      404,
      "resource_missing",
      "id",
    ]);
  });

  test("more than was paid, and more than is left", async () => {
    const { stripe, payment_intent } = await paid();
    const words = (amount: number) =>
      stripe.refunds.create({ payment_intent, amount }).then(
        () => "",
        (error) => error.message,
      );
    expect(await words(2000)).toBe("Refund amount ($20.00) is greater than charge amount ($19.00)");
    await stripe.refunds.create({ payment_intent, amount: 1800 });
    expect(await words(200)).toBe(
      "Refund amount ($2.00) is greater than unrefunded amount on charge ($1.00)",
    );
  });

  test("a second full refund", async () => {
    const { stripe, payment_intent } = await paid();
    await stripe.refunds.create({ payment_intent });
    const again = stripe.refunds.create({ payment_intent });
    await expect(again).rejects.toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(await again.catch(stripeErrorOf)).toEqual([400, "charge_already_refunded", undefined]);
  });

  test("a payment that never succeeded", async () => {
    const { stripe, url } = await startTestSandbox();
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    await post(`${url}/_sandbox/sessions/${id}/pay`, { card: "4000000000000002" });
    const { payment_intent } = await stripe.checkout.sessions.retrieve(id);
    const refused = stripe.refunds.create({ payment_intent: String(payment_intent) });
    await expect(refused).rejects.toThrow("does not have a successful charge to refund");
  });
});

describe("a refund under an idempotency key", () => {
  const key = { idempotencyKey: "refund-1" };

  test("is created once, and its response replayed", async () => {
    const { stripe, payment_intent } = await paid();
    const first = await stripe.refunds.create({ payment_intent }, key);
    const second = await stripe.refunds.create({ payment_intent }, key);
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers).toMatchObject({ "idempotent-replayed": "true" });
    const other = stripe.refunds.create({ payment_intent, amount: 1 }, key);
    await expect(other).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  });

  test("is replayed when the response was lost", async () => {
    const { stripe, control, payment_intent, charge } = await paid();
    await control("/faults", { kind: "truncated", path: "/v1/refunds" });
    const lost = stripe.refunds.create({ payment_intent, amount: 500 }, key);
    await expect(lost).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
    await stripe.refunds.create({ payment_intent, amount: 500 }, key);
    expect(await charge()).toMatchObject({ amount_refunded: 500 });
  });

  test("is refused with 409 while the first request is in flight", async () => {
    const { stripe, control, payment_intent } = await paid();
    await control("/faults", { kind: "hang", method: "POST" });
    const request = () => stripe.refunds.create({ payment_intent }, { ...key, timeout: 500 });
    const responses = [request(), request()].map((response) => response.catch(stripeErrorOf));
    expect(await Promise.race(responses)).toEqual([409, "idempotency_key_in_use", undefined]);
    await Promise.all(responses);
  });

  test("stores an error response", async () => {
    const { stripe, control, payment_intent } = await paid();
    const { body: dispute } = await control(`/payments/${payment_intent}/dispute`);
    const refused = () => stripe.refunds.create({ payment_intent }, key).catch(stripeErrorOf);
    expect(await refused()).toEqual([400, "charge_disputed", undefined]);
    await control(`/disputes/${dispute.id}`, { status: "won" });
    expect(await refused()).toEqual([400, "charge_disputed", undefined]);
  });
});

describe("a refund made in the dashboard", () => {
  test("has no metadata and refunds the remainder", async () => {
    const { stripe, control, payment_intent } = await paid();
    await stripe.refunds.create({ payment_intent, amount: 400 });
    const { body } = await control(`/payments/${payment_intent}/refund`, { reason: "duplicate" });
    expect(body).toMatchObject({ amount: 1500, metadata: {}, reason: "duplicate", status: "succeeded" });
    expect((await control(`/payments/${payment_intent}/refund`)).body).toMatchObject({
      error: { code: "charge_already_refunded" },
    });
  });

  test("can be pending, succeed, and fail afterwards", async () => {
    const { stripe, receiver, control, payment_intent, charge } = await paid();
    const { body: refund } = await control(`/payments/${payment_intent}/refund`, { status: "pending" });
    expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
    expect(await charge()).toMatchObject({ amount_refunded: 1900, refunded: true });
    await control(`/refunds/${refund.id}`, { status: "succeeded" });
    await control(`/refunds/${refund.id}`, { status: "failed" });
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({
      status: "failed",
      failure_reason: "expired_or_canceled_card",
    });
    expect(await charge()).toMatchObject({ amount_refunded: 0, refunded: false });
    const types = (await receiver.arrivals(5)).map(({ body }) => JSON.parse(body).type);
    expect(types.slice(1).sort()).toEqual([
      "refund.created",
      "refund.failed",
      "refund.updated",
      "refund.updated",
    ]);
  });
});
