import type Stripe from "stripe";
import { expect, test } from "vitest";
import { post, sessionParams, startTestSandbox } from "../../support/stripe/test-sandbox.ts";

/** A session paid by bank debit, and functions that move the clock. */
async function debited(bank: "settles" | "fails" = "settles") {
  const trial = await startTestSandbox();
  const { id } = await trial.stripe.checkout.sessions.create(sessionParams());
  const control = (path: string, body: object = {}) => post(`${trial.url}/_sandbox${path}`, body);
  await control(`/sessions/${id}/pay`, { method: "bank", bank });
  const retrieve = () =>
    trial.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
  const types = async () => (await trial.stripe.events.list()).data.map(({ type }) => type).reverse();
  return { ...trial, id, control, retrieve, types, later: (days: number) => control("/clock", { days }) };
}

test("a bank debit completes the session unpaid and settles four days later", async () => {
  const { retrieve, types, later } = await debited();
  expect(await retrieve()).toMatchObject({
    status: "complete",
    payment_status: "unpaid",
    payment_intent: {
      status: "processing",
      latest_charge: {
        id: expect.stringMatching(/^py_/),
        status: "pending",
        paid: false,
        receipt_url: null,
        payment_method_details: { type: "us_bank_account", us_bank_account: { last4: "6789" } },
      },
    },
  });
  await later(3.9);
  expect(await retrieve()).toMatchObject({ payment_status: "unpaid" });
  await later(0.2);
  expect(await retrieve()).toMatchObject({
    payment_status: "paid",
    payment_intent: { status: "succeeded", amount_received: 1900, latest_charge: { paid: true } },
  });
  expect(await types()).toEqual([
    "payment_intent.created",
    "charge.pending",
    "payment_intent.processing",
    "checkout.session.completed",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.async_payment_succeeded",
  ]);
});

test("a settled debit has a receipt that names the bank account", async () => {
  const { stripe, id, control } = await debited();
  expect((await control(`/sessions/${id}/settle`, { outcome: "succeed" })).body).toMatchObject({
    payment_status: "paid",
  });
  const { data } = await stripe.charges.list();
  const receipt = await (await fetch(data[0]?.receipt_url ?? "")).text();
  expect(receipt).toContain("Bank account");
  expect(receipt).toContain("Ending in 6789");
});

test("a failed debit requires another payment method and has a reason", async () => {
  const { stripe, retrieve, types, later } = await debited("fails");
  await later(4);
  const { payment_intent, ...session } = await retrieve();
  expect(session).toMatchObject({ status: "complete", payment_status: "unpaid" });
  expect(payment_intent).toMatchObject({
    status: "requires_payment_method",
    payment_method: null,
    last_payment_error: { code: "no_account", payment_method: { type: "us_bank_account" } },
    latest_charge: { status: "failed", paid: false, failure_code: "no_account" },
  });
  expect((await types()).slice(4)).toEqual([
    "charge.failed",
    "payment_intent.payment_failed",
    "checkout.session.async_payment_failed",
  ]);
  const refused = stripe.refunds.create({ payment_intent: idOf(payment_intent) });
  await expect(refused).rejects.toThrow("does not have a successful charge to refund");
});

test("a debit settles once, and only while it is pending", async () => {
  const { id, control, retrieve, receiver } = await debited();
  await control(`/sessions/${id}/settle`, { outcome: "fail" });
  expect(await retrieve()).toMatchObject({
    payment_intent: { last_payment_error: { code: "insufficient_funds" } },
  });
  expect(await control(`/sessions/${id}/settle`, { outcome: "succeed" })).toMatchObject({ status: 409 });
  const [, delivery] = await receiver.arrivals(2);
  expect(JSON.parse(delivery?.body ?? "").type).toBe("checkout.session.async_payment_failed");
});

test("a refund of a debit is pending for five days", async () => {
  const { stripe, id, control, retrieve, later } = await debited();
  const early = stripe.refunds.create({ payment_intent: idOf((await retrieve()).payment_intent) });
  await expect(early).rejects.toThrow("does not have a successful charge to refund");
  await control(`/sessions/${id}/settle`, { outcome: "succeed" });
  const refund = await stripe.refunds.create({ payment_intent: idOf((await retrieve()).payment_intent) });
  expect(refund).toMatchObject({ id: expect.stringMatching(/^pyr_/), status: "pending" });
  await later(4);
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: "pending" });
  await later(1);
  const succeeded = await stripe.refunds.retrieve(refund.id);
  expect([succeeded.status, succeeded.pending_reason]).toEqual(["succeeded", undefined]);
});

test("a session in another currency than USD accepts no US bank account", async () => {
  const { stripe, control } = await debited();
  const price_data = { currency: "eur", unit_amount: 1900, product_data: { name: "Watercolour" } };
  const { id, payment_method_types } = await stripe.checkout.sessions.create(
    sessionParams({ line_items: [{ quantity: 1, price_data }] }),
  );
  expect(payment_method_types).toEqual(["card"]);
  expect(await control(`/sessions/${id}/pay`, { method: "bank" })).toMatchObject({ status: 400 });
});

function idOf(intent: Stripe.Checkout.Session["payment_intent"]): string {
  return typeof intent === "string" ? intent : (intent?.id ?? "");
}
