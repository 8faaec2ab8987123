import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import {
  CARD,
  post,
  sessionParams,
  startTestSandbox,
  submitForm,
  WEBHOOK_SECRET,
} from "../../support/stripe/test-sandbox.ts";

async function openSession(overrides: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  const trial = await startTestSandbox();
  const { id, url } = await trial.stripe.checkout.sessions.create(sessionParams(overrides));
  return { ...trial, id, page: url ?? "", sandbox: trial.url };
}

describe("the hosted page", () => {
  test("takes the payment, calls the webhook, then redirects the customer", async () => {
    const { stripe, receiver, id, page } = await openSession();
    const response = await submitForm(page, CARD);
    expect([response.status, response.headers.get("location")]).toEqual([
      303,
      `http://localhost:3000/done?session_id=${id}`,
    ]);
    const [delivery] = receiver.received;
    const event = Stripe.webhooks.constructEvent(
      delivery?.body ?? "",
      delivery?.signature ?? "",
      WEBHOOK_SECRET,
    );
    expect(event).toMatchObject({
      type: "checkout.session.completed",
      data: { object: { id, payment_status: "paid" } },
    });
    const session = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
    expect(session).toMatchObject({
      status: "complete",
      url: null,
      customer_details: { email: "ada@example.com" },
      payment_intent: {
        status: "succeeded",
        metadata: { purchase_id: "purchase-1" },
        latest_charge: { paid: true },
      },
    });
  });

  test("logs the payment's events in Stripe's order", async () => {
    const { stripe, page } = await openSession();
    await submitForm(page, CARD);
    const { data } = await stripe.events.list({ created: { gte: 1 } });
    const types = [
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.succeeded",
      "checkout.session.completed",
    ];
    expect(data.map(({ type }) => type).reverse()).toEqual(types);
    expect(await stripe.events.retrieve(data[0]?.id ?? "")).toMatchObject({
      pending_webhooks: 0,
      livemode: false,
    });
  });

  test("keeps the form after a decline; the next attempt uses the same payment intent", async () => {
    const { stripe, id, page } = await openSession();
    const declined = await submitForm(page, { ...CARD, number: "4000000000000002" });
    const html = await declined.text();
    expect(declined.status).toBe(402);
    expect(html).toContain("Your card was declined.");
    expect(html).toContain('value="4000000000000002"');
    expect(html).not.toContain('value="123"');
    const { payment_intent } = await stripe.checkout.sessions.retrieve(id);
    const intent = await stripe.paymentIntents.retrieve(String(payment_intent));
    expect(intent).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { decline_code: "generic_decline" },
    });
    expect((await submitForm(page, CARD)).status).toBe(303);
    expect((await stripe.checkout.sessions.retrieve(id)).payment_intent).toBe(payment_intent);
  });

  test.each([
    ["number", "4242 4242 4242 4241", "Your card number is invalid."],
    ["expiry", "12/20", "in the past"],
    ["cvc", "1", "Enter the 3 digits"],
    ["email", "ada", "Enter an email address"],
    ["name", "", "Enter the name on the card."],
  ])("says at the field what is wrong with the %s", async (field, value, message) => {
    const { stripe, id, page } = await openSession();
    const response = await submitForm(page, { ...CARD, [field]: value });
    expect(response.status).toBe(422);
    expect(await response.text()).toMatch(new RegExp(`id="${field}-error"[^<]*${message}`));
    expect((await stripe.checkout.sessions.retrieve(id)).payment_intent).toBeNull();
  });

  test("requires 3-D Secure, which can fail and then pass", async () => {
    const { stripe, id, page } = await openSession();
    const card = { ...CARD, number: "4000002500003155" };
    const bank = new URL(page.replace(id, `${id}/authenticate`));
    expect(new URL((await submitForm(page, card)).headers.get("location") ?? "", page)).toEqual(bank);
    expect((await submitForm(bank.href, { outcome: "fail" })).headers.get("location")).toBe(`/c/pay/${id}`);
    expect(await (await fetch(page)).text()).toContain("unable to authenticate");
    await submitForm(page, card);
    expect((await submitForm(bank.href, { outcome: "complete" })).headers.get("location")).toContain(
      "/done?session_id=",
    );
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ payment_status: "paid" });
  });

  test("pays once when the form is submitted twice, and responds 409 to later submits", async () => {
    const { stripe, receiver, page } = await openSession();
    const form = { ...CARD, attempt: "one-page-load" };
    const responses = await Promise.all([submitForm(page, form), submitForm(page, form)]);
    expect(responses.map(({ status }) => status)).toEqual([303, 303]);
    expect(receiver.received).toHaveLength(1);
    expect((await stripe.events.list({ type: "charge.succeeded" })).data).toHaveLength(1);
    expect(await (await fetch(page)).text()).toContain("This is already paid");
    expect((await submitForm(page, { ...CARD, attempt: "another" })).status).toBe(409);
  });

  test("shows no form for an expired session", async () => {
    const { stripe, id, page } = await openSession();
    await stripe.checkout.sessions.expire(id);
    expect(await (await fetch(page)).text()).toContain("This payment page has expired");
    expect((await submitForm(page, CARD)).status).toBe(409);
  });
});

describe("the webhook", () => {
  test("is retried until it responds 2xx; a redirect is a failure", async () => {
    const { stripe, receiver, id, sandbox } = await openSession();
    receiver.answerNext(500, 307);
    const { body } = await post(`${sandbox}/_sandbox/sessions/${id}/pay`);
    expect(body).toMatchObject({ id, status: "complete" });
    const arrivals = await receiver.arrivals(3);
    expect(new Set(arrivals.map(({ body }) => body)).size).toBe(1);
    expect((await stripe.events.list({ type: "checkout.session.*" })).data).toHaveLength(1);
  });

  test("receives held events when they are released", async () => {
    const { receiver, id, sandbox } = await openSession();
    await post(`${sandbox}/_sandbox/deliveries`, { mode: "hold", session: id });
    await post(`${sandbox}/_sandbox/sessions/${id}/pay`);
    expect(receiver.received).toHaveLength(0);
    const { body } = await post(`${sandbox}/_sandbox/deliveries/release`, { session: id });
    expect(body).toMatchObject({ data: [{ state: "delivered", session: id }] });
    expect(receiver.received).toHaveLength(1);
  });

  test("receives a dropped event only by redelivery", async () => {
    const { stripe, receiver, id, sandbox } = await openSession();
    await post(`${sandbox}/_sandbox/deliveries`, { mode: "drop" });
    await post(`${sandbox}/_sandbox/sessions/${id}/pay`);
    const { data } = await stripe.events.list({ type: "checkout.session.completed" });
    expect(receiver.received).toHaveLength(0);
    for (const _ of [1, 2]) await post(`${sandbox}/_sandbox/events/${data[0]?.id}/redeliver`);
    expect(receiver.received).toHaveLength(2);
  });

  test("receives pending events after a restart", async () => {
    const { receiver, id, sandbox, restart } = await openSession();
    receiver.answerNext(503);
    await post(`${sandbox}/_sandbox/sessions/${id}/pay`);
    const { stripe } = await restart();
    await receiver.arrivals(2);
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ payment_status: "paid" });
  });
});
