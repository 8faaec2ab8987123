import { expect, test } from "vitest";
import { post, sessionParams, startTestSandbox, stripeErrorOf } from "../../support/stripe/test-sandbox.ts";

/** Two payments; the first is refunded in three parts, a day apart. */
async function records() {
  const trial = await startTestSandbox();
  const control = (path: string, body: object = {}) => post(`${trial.url}/_sandbox${path}`, body);
  const intents: string[] = [];
  for (const purchase_id of ["purchase-1", "purchase-2"]) {
    const { id } = await trial.stripe.checkout.sessions.create(sessionParams({ metadata: { purchase_id } }));
    await control(`/sessions/${id}/pay`);
    intents.unshift(String((await trial.stripe.checkout.sessions.retrieve(id)).payment_intent));
  }
  const [second = "", first = ""] = intents;
  for (const amount of [100, 200, 300]) {
    await trial.stripe.refunds.create({ payment_intent: first, amount });
    await control("/clock", { days: 1 });
  }
  return { ...trial, control, first, second };
}

test("refunds are listed newest first, by payment, by charge, by time, and in pages", async () => {
  const { stripe, first, second } = await records();
  const amounts = async (filter: object) =>
    (await stripe.refunds.list(filter)).data.map(({ amount }) => amount);
  expect(await amounts({})).toEqual([300, 200, 100]);
  expect(await amounts({ payment_intent: first })).toEqual([300, 200, 100]);
  expect(await amounts({ payment_intent: second })).toEqual([]);
  const [newest, middle, oldest] = (await stripe.refunds.list()).data;
  expect(await amounts({ charge: String(newest?.charge) })).toEqual([300, 200, 100]);
  expect(await amounts({ created: { gt: oldest?.created, lte: middle?.created } })).toEqual([200]);
  expect(await amounts({ created: { gte: middle?.created } })).toEqual([300, 200]);
  expect(await amounts({ created: { lt: middle?.created } })).toEqual([100]);
  expect(await amounts({ limit: 1, starting_after: newest?.id })).toEqual([200]);
  expect(await amounts({ limit: 1, ending_before: oldest?.id })).toEqual([200]);
  const paged = await stripe.refunds.list({ limit: 1 }).autoPagingToArray({ limit: 10 });
  expect(paged.map(({ amount }) => amount)).toEqual([300, 200, 100]);
  expect(await stripe.refunds.list({ starting_after: "re_none" }).catch(stripeErrorOf)).toEqual([
    404,
    "resource_missing",
    "starting_after",
  ]);
});

test("charges and payment intents are listed and expanded", async () => {
  const { stripe, first, second } = await records();
  const intents = await stripe.paymentIntents.list({ expand: ["data.latest_charge"] });
  expect(intents.data).toMatchObject([
    { id: second, latest_charge: { amount_refunded: 0 } },
    { id: first, latest_charge: { amount_refunded: 600 } },
  ]);
  const { data } = await stripe.charges.list({ payment_intent: first, expand: ["data.refunds"] });
  expect(data).toMatchObject([{ payment_intent: first, refunds: { object: "list" } }]);
  expect(data[0]?.refunds?.data).toHaveLength(3);
});

test("events are filtered by kind, time and delivery, and come in pages", async () => {
  const { stripe, control } = await records();
  const count = async (filter: object) => (await stripe.events.list({ limit: 100, ...filter })).data.length;
  expect(await count({ type: "refund.*" })).toBe(3);
  expect(await count({ types: ["charge.refunded", "checkout.session.completed"] })).toBe(5);
  const [last] = (await stripe.events.list({ type: "refund.created" })).data;
  expect(await count({ type: "refund.created", created: { lt: last?.created } })).toBe(2);
  const paged = await stripe.events.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(paged).toHaveLength(await count({}));
  await control("/deliveries", { mode: "drop" });
  await control(`/payments/${(await stripe.paymentIntents.list()).data[0]?.id}/refund`);
  await expect.poll(() => count({ delivery_success: "false" })).toBe(1);
});

test("payment records contain all objects of one purchase", async () => {
  const { url, first, second } = await records();
  const read = async (query: string) => (await (await fetch(`${url}/_sandbox/payments${query}`)).json()).data;
  expect(await read("?purchase_id=purchase-1")).toMatchObject([
    {
      session: { payment_intent: first },
      payment_intent: { id: first },
      charge: { amount_refunded: 600 },
      refunds: [{ amount: 300 }, { amount: 200 }, { amount: 100 }],
      disputes: [],
    },
  ]);
  expect(await read("")).toMatchObject([
    { payment_intent: { id: second } },
    { payment_intent: { id: first } },
  ]);
});

test("the webhook endpoint is shown, and whether it is disabled", async () => {
  const { stripe, control, receiver } = await startTestSandbox().then((trial) => ({
    ...trial,
    control: (path: string, body: object) => post(`${trial.url}/_sandbox${path}`, body),
  }));
  const [endpoint] = (await stripe.webhookEndpoints.list()).data;
  expect(endpoint).toMatchObject({ status: "enabled", url: receiver.url });
  expect(endpoint?.enabled_events).toContain("refund.failed");
  await control("/endpoint", { status: "disabled" });
  expect(await stripe.webhookEndpoints.retrieve(endpoint?.id ?? "")).toMatchObject({ status: "disabled" });
  const { id } = await stripe.checkout.sessions.create(sessionParams());
  await control(`/sessions/${id}/pay`, {});
  const { data } = await stripe.events.list({ type: "checkout.session.completed" });
  expect(data).toMatchObject([{ pending_webhooks: 0 }]);
  expect(receiver.received).toEqual([]);
});
