import Stripe from "stripe";
import { expect, test } from "vitest";
import { post, sessionParams, startTestSandbox, WEBHOOK_SECRET } from "../../support/stripe/test-sandbox.ts";

const DAY = 24 * 3600;
const realNow = () => Math.floor(Date.now() / 1000);

async function timer() {
  const trial = await startTestSandbox();
  const control = (path: string, body: object = {}) => post(`${trial.url}/_sandbox${path}`, body);
  return { ...trial, control };
}

test("the clock moves forward, and all timestamps with it", async () => {
  const { stripe, control, url } = await timer();
  const before = realNow();
  await control("/clock", { days: 2, hours: 1, seconds: 5 });
  const { now, ahead } = await (await fetch(`${url}/_sandbox/clock`)).json();
  expect(ahead).toBe(2 * DAY + 3605);
  expect(now).toBeGreaterThanOrEqual(before + ahead);
  const session = await stripe.checkout.sessions.create(sessionParams());
  expect(session.created).toBeGreaterThanOrEqual(now);
  const date = Date.parse(session.lastResponse.headers.date ?? "") / 1000;
  expect(date).toBeGreaterThanOrEqual(now);
  expect(await control("/clock", { days: -1 })).toMatchObject({ status: 400 });
});

test("the clock is still ahead after a restart", async () => {
  const { control, restart } = await timer();
  await control("/clock", { days: 30 });
  const { stripe } = await restart();
  const { created } = await stripe.checkout.sessions.create(sessionParams());
  expect(created).toBeGreaterThanOrEqual(realNow() + 30 * DAY - 1);
});

test("due changes are executed in order, each at its own time", async () => {
  const { stripe, control } = await timer();
  const debit = await stripe.checkout.sessions.create(sessionParams());
  await stripe.checkout.sessions.create(sessionParams());
  await control(`/sessions/${debit.id}/pay`, { method: "bank" });
  const start = realNow();
  await control("/clock", { days: 10 });
  const { data } = await stripe.events.list({ types: ["checkout.session.*"] });
  expect(data.map(({ type }) => type).reverse()).toEqual([
    "checkout.session.completed",
    "checkout.session.expired",
    "checkout.session.async_payment_succeeded",
  ]);
  const days = data.map(({ created }) => Math.round((created - start) / DAY));
  expect(days.reverse()).toEqual([0, 1, 4]);
});

test("an inquiry without a chargeback closes after 120 days", async () => {
  const { stripe, control } = await timer();
  const { id } = await stripe.checkout.sessions.create(sessionParams());
  await control(`/sessions/${id}/pay`);
  const { payment_intent } = await stripe.checkout.sessions.retrieve(id);
  const { body: dispute } = await control(`/payments/${payment_intent}/dispute`, { inquiry: true });
  await control("/clock", { days: 119 });
  expect((await stripe.disputes.retrieve(dispute.id)).status).toBe("warning_needs_response");
  await control("/clock", { days: 1 });
  expect((await stripe.disputes.retrieve(dispute.id)).status).toBe("warning_closed");
});

test("a failed delivery is retried when the clock reaches its time", async () => {
  const { stripe, receiver, control } = await timer();
  receiver.answerNext(500, 500, 500, 500, 500);
  const { id } = await stripe.checkout.sessions.create(sessionParams());
  await control(`/sessions/${id}/pay`);
  for (let tries = 2; tries <= 6; tries += 1) {
    await control("/clock", { hours: 1 });
    await receiver.arrivals(tries);
  }
});

test("deliveries are signed by the real clock", async () => {
  const { stripe, receiver, control } = await timer();
  await control("/clock", { days: 100 });
  const { id } = await stripe.checkout.sessions.create(sessionParams());
  await control(`/sessions/${id}/pay`);
  const [delivery] = receiver.received;
  const { body = "", signature = "" } = delivery ?? {};
  const event = Stripe.webhooks.constructEvent(body, signature, WEBHOOK_SECRET);
  expect(event.created).toBeGreaterThan(realNow() + 99 * DAY);
});

test("a shop with the real clock can open and pay sessions", async () => {
  const { stripe, control } = await timer();
  await control("/clock", { days: 50 });
  for (const seconds of [31 * 60, DAY - 60]) {
    const session = await stripe.checkout.sessions.create(sessionParams({ expires_at: realNow() + seconds }));
    expect(session.expires_at - session.created).toBeGreaterThanOrEqual(seconds - 2);
    expect((await control(`/sessions/${session.id}/pay`)).body).toMatchObject({ payment_status: "paid" });
  }
});
