import type Stripe from "stripe";
import { expect, test } from "vitest";
import { post, sessionParams, startTestSandbox, stripeErrorOf } from "../../support/stripe/test-sandbox.ts";

async function paid() {
  const trial = await startTestSandbox();
  const { id } = await trial.stripe.checkout.sessions.create(sessionParams());
  const control = (path: string, body: object = {}) => post(`${trial.url}/_sandbox${path}`, body);
  await control(`/sessions/${id}/pay`);
  const { payment_intent } = await trial.stripe.checkout.sessions.retrieve(id);
  const open = async (params: object = {}): Promise<Stripe.Dispute> =>
    (await control(`/payments/${payment_intent}/dispute`, params)).body;
  const change = (dispute: Stripe.Dispute, status: string) =>
    control(`/disputes/${dispute.id}`, { status }).then(({ body }): Stripe.Dispute => body);
  const types = async () =>
    (await trial.stripe.events.list({ type: "charge.dispute.*" })).data.map(({ type }) => type).reverse();
  return { ...trial, open, change, types, payment_intent: String(payment_intent) };
}

test("a chargeback withdraws the funds, allows nine days to respond and has no metadata", async () => {
  const { stripe, open, receiver, payment_intent } = await paid();
  const { id } = await open();
  const dispute = await stripe.disputes.retrieve(id, { expand: ["charge"] });
  expect(dispute).toMatchObject({
    status: "needs_response",
    amount: 1900,
    reason: "fraudulent",
    metadata: {},
    payment_intent,
    charge: { disputed: true },
    balance_transactions: [{ amount: -1900, fee: 1500, net: -3400 }],
    is_charge_refundable: false,
  });
  expect(dispute.evidence_details.due_by).toBe(dispute.created + 9 * 24 * 3600);
  const [, delivery] = await receiver.arrivals(2);
  expect(JSON.parse(delivery?.body ?? "")).toMatchObject({
    type: "charge.dispute.created",
    data: { object: { id } },
  });
});

test("a won chargeback reinstates the funds", async () => {
  const { open, change, types } = await paid();
  const won = await change(await change(await open(), "under_review"), "won");
  expect(won.balance_transactions.map(({ amount }) => amount)).toEqual([-1900, 1900]);
  expect(await types()).toEqual([
    "charge.dispute.created",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "charge.dispute.funds_reinstated",
  ]);
});

test("a lost dispute can be appealed and won", async () => {
  const { open, change, types } = await paid();
  const dispute = await open({ amount: 700 });
  for (const status of ["lost", "appeal_needs_response", "appeal_under_review", "won"])
    expect(await change(dispute, status)).toMatchObject({ status, amount: 700 });
  expect((await types()).slice(2)).toEqual([
    "charge.dispute.closed",
    "charge.dispute.updated",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "charge.dispute.funds_reinstated",
  ]);
});

test("an inquiry withdraws nothing and allows a refund, until it becomes a chargeback", async () => {
  const { stripe, open, change, types, payment_intent } = await paid();
  const dispute = await open({ inquiry: true });
  expect(dispute).toMatchObject({ status: "warning_needs_response", balance_transactions: [] });
  await stripe.refunds.create({ payment_intent, amount: 100 });
  await change(dispute, "needs_response");
  expect(await stripe.refunds.create({ payment_intent }).catch(stripeErrorOf)).toEqual([
    400,
    "charge_disputed",
    undefined,
  ]);
  expect(await types()).toEqual([
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.funds_withdrawn",
  ]);
});

test.each(["prevented", "warning_closed", "lost"])(
  "a dispute can begin as %s, which closes it",
  async (status) => {
    const { open, types } = await paid();
    expect(await open({ status })).toMatchObject({ status });
    expect(await types()).toContain("charge.dispute.closed");
  },
);

test("an unknown status is passed on", async () => {
  const { stripe, open, change } = await paid();
  const dispute = await open({ status: "needs_arbitration" });
  await change(dispute, "sent_to_the_moon");
  expect((await stripe.disputes.retrieve(dispute.id)).status).toBe("sent_to_the_moon");
});

test("one payment can be disputed twice; disputes are listed by payment and charge", async () => {
  const { stripe, open, payment_intent } = await paid();
  const [first, second] = [await open({ amount: 100 }), await open({ amount: 200 })];
  const ids = async (filter: Stripe.DisputeListParams) =>
    (await stripe.disputes.list(filter)).data.map(({ id }) => id);
  expect(await ids({ payment_intent })).toEqual([second.id, first.id]);
  expect(await ids({ charge: String(first.charge), limit: 1 })).toEqual([second.id]);
  expect(await ids({ payment_intent: "pi_other" })).toEqual([]);
  expect(await stripe.disputes.retrieve("du_none").catch(stripeErrorOf)).toEqual([
    404,
    "resource_missing",
    "id",
  ]);
});

test("a prevented dispute withdraws what is asked for, which can no longer be refunded", async () => {
  const { stripe, open, payment_intent, types } = await paid();
  const dispute = await open({ status: "prevented", withdrawn: 700 });
  expect(dispute.balance_transactions.map(({ amount }) => amount)).toEqual([-700]);
  expect(await types()).toEqual([
    "charge.dispute.created",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.closed",
  ]);
  expect(await stripe.refunds.create({ payment_intent, amount: 1201 }).catch(stripeErrorOf)).toEqual([
    400,
    undefined,
    "amount",
  ]);
  expect(await stripe.refunds.create({ payment_intent, amount: 1200 })).toMatchObject({
    status: "succeeded",
  });
});

test("a dispute can be in another currency than the payment", async () => {
  const { open } = await paid();
  expect(await open({ amount: 1100, currency: "eur" })).toMatchObject({ amount: 1100, currency: "eur" });
});
