import Stripe from "stripe";
import { expect, test } from "vitest";
import { order, post, setUp, WEBHOOK_SECRET } from "../../support/stripe/test-sandbox.ts";

const DAY = 24 * 3600;
const realNow = () => Math.floor(Date.now() / 1000);

async function clockwork() {
  const trial = await setUp();
  const control = (path: string, body: object = {}) => post(`${trial.url}/_sandbox${path}`, body);
  return { ...trial, control };
}

test("the clock moves forward, and everything that is dated follows", async () => {
  const { stripe, control, url } = await clockwork();
  const before = realNow();
  await control("/clock", { days: 2, hours: 1, seconds: 5 });
  const { now, ahead } = await (await fetch(`${url}/_sandbox/clock`)).json();
  expect(ahead).toBe(2 * DAY + 3605);
  expect(now).toBeGreaterThanOrEqual(before + ahead);
  const session = await stripe.checkout.sessions.create(order());
  expect(session.created).toBeGreaterThanOrEqual(now);
  const date = Date.parse(session.lastResponse.headers.date ?? "") / 1000;
  expect(date).toBeGreaterThanOrEqual(now);
  expect(await control("/clock", { days: -1 })).toMatchObject({ status: 400 });
});

test("the clock is still ahead after a restart", async () => {
  const { control, restart } = await clockwork();
  await control("/clock", { days: 30 });
  const { stripe } = await restart();
  const { created } = await stripe.checkout.sessions.create(order());
  expect(created).toBeGreaterThanOrEqual(realNow() + 30 * DAY - 1);
});

test("what falls due happens in its order, each thing at its own time", async () => {
  const { stripe, control } = await clockwork();
  const debit = await stripe.checkout.sessions.create(order());
  await stripe.checkout.sessions.create(order());
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

test("an inquiry that nobody pursues closes after 120 days", async () => {
  const { stripe, control } = await clockwork();
  const { id } = await stripe.checkout.sessions.create(order());
  await control(`/sessions/${id}/pay`);
  const { payment_intent } = await stripe.checkout.sessions.retrieve(id);
  const { body: dispute } = await control(`/payments/${payment_intent}/dispute`, { inquiry: true });
  await control("/clock", { days: 119 });
  expect((await stripe.disputes.retrieve(dispute.id)).status).toBe("warning_needs_response");
  await control("/clock", { days: 1 });
  expect((await stripe.disputes.retrieve(dispute.id)).status).toBe("warning_closed");
});

test("a webhook that failed is tried again as soon as the clock says so", async () => {
  const { stripe, receiver, control } = await clockwork();
  receiver.answerNext(500, 500, 500, 500, 500);
  const { id } = await stripe.checkout.sessions.create(order());
  await control(`/sessions/${id}/pay`);
  for (let tries = 2; tries <= 6; tries += 1) {
    await control("/clock", { hours: 1 });
    await receiver.arrivals(tries);
  }
});

test("webhooks are signed by the real clock, or nobody would take them", async () => {
  const { stripe, receiver, control } = await clockwork();
  await control("/clock", { days: 100 });
  const { id } = await stripe.checkout.sessions.create(order());
  await control(`/sessions/${id}/pay`);
  const [delivery] = receiver.received;
  const { body = "", signature = "" } = delivery ?? {};
  const event = Stripe.webhooks.constructEvent(body, signature, WEBHOOK_SECRET);
  expect(event.created).toBeGreaterThan(realNow() + 99 * DAY);
});

test("a shop with the real clock can still open and pay sessions", async () => {
  const { stripe, control } = await clockwork();
  await control("/clock", { days: 50 });
  for (const seconds of [31 * 60, DAY - 60]) {
    const session = await stripe.checkout.sessions.create(order({ expires_at: realNow() + seconds }));
    expect(session.expires_at - session.created).toBeGreaterThanOrEqual(seconds - 2);
    expect((await control(`/sessions/${session.id}/pay`)).body).toMatchObject({ payment_status: "paid" });
  }
});
