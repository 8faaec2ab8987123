import { expect, test } from "vitest";
import { post, sessionParams, startTestSandbox, stripeErrorOf } from "../../support/stripe/test-sandbox.ts";

async function withVoucher() {
  const trial = await startTestSandbox();
  const { stripe, url } = trial;
  const control = (path: string, body: object = {}) => post(`${url}/_sandbox${path}`, body);
  const price_data = { currency: "mxn", unit_amount: 18_000, product_data: { name: "Watercolour" } };
  const { id } = await stripe.checkout.sessions.create(
    sessionParams({ line_items: [{ quantity: 1, price_data }] }),
  );
  await control(`/sessions/${id}/pay`, { method: "voucher" });
  const read = () => stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
  const intent = String((await stripe.checkout.sessions.retrieve(id)).payment_intent);
  const settle = (outcome: string) => control(`/sessions/${id}/settle`, { outcome });
  const types = async () => (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type);
  return { stripe, control, id, intent, read, settle, types };
}

test("a voucher completes the session unpaid, and waits for its customer", async () => {
  const { read, types } = await withVoucher();
  expect(await read()).toMatchObject({
    status: "complete",
    payment_status: "unpaid",
    payment_method_types: ["card", "oxxo"],
    payment_intent: { status: "requires_action", next_action: { type: "oxxo_display_details" } },
  });
  expect(await types()).toContain("checkout.session.completed");
});

test.each([
  ["succeed", "paid", "succeeded", "checkout.session.async_payment_succeeded"],
  ["fail", "unpaid", "requires_payment_method", "checkout.session.async_payment_failed"],
])("a voucher can %s later: %s", async (outcome, payment_status, status, type) => {
  const { read, settle, types } = await withVoucher();
  await settle(outcome);
  expect(await read()).toMatchObject({ payment_status, payment_intent: { status } });
  expect((await types())[0]).toBe(type);
});

test("a voucher expires after three days", async () => {
  const { read, control } = await withVoucher();
  await control("/clock", { days: 3, hours: 1 });
  expect(await read()).toMatchObject({ payment_intent: { status: "requires_payment_method" } });
});

test("a voucher can be cancelled once, not when it is paid, and can be paid all the same", async () => {
  const { stripe, intent, read, settle, types } = await withVoucher();
  const canceled = await stripe.paymentIntents.cancel(intent, { cancellation_reason: "abandoned" });
  expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned", next_action: null });
  expect((await types()).slice(0, 2).toSorted()).toEqual([
    "checkout.session.async_payment_failed",
    "payment_intent.canceled",
  ]);
  const refused = [400, "payment_intent_unexpected_state", undefined];
  expect(await stripe.paymentIntents.cancel(intent).catch(stripeErrorOf)).toEqual(refused);
  await settle("succeed");
  expect(await read()).toMatchObject({ payment_status: "paid", payment_intent: { status: "succeeded" } });
  expect(await stripe.paymentIntents.cancel(intent).catch(stripeErrorOf)).toEqual(refused);
});

test("a session in another currency than MXN takes no voucher", async () => {
  const { stripe, control } = await withVoucher();
  const { id } = await stripe.checkout.sessions.create(sessionParams());
  expect(await control(`/sessions/${id}/pay`, { method: "voucher" })).toMatchObject({ status: 400 });
});
