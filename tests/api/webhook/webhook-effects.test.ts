import { beforeAll, describe, expect, test } from "vitest";
import {
  createCheckout,
  createCompletedPurchase,
  createPaidPurchase,
} from "../../support/database/checkouts.ts";
import { countLogged, getEffects } from "../../support/http/effects.ts";
import { control } from "../../support/stripe/control.ts";
import { deliver, eventOf } from "../../support/stripe/webhook.ts";
import { until } from "../../support/until.ts";

const received = { status: 200, json: { received: true } };
const paidOnce = {
  purchase: { status: "completed", amount: 12, platform_fee: 1.2, creator_earnings: 10.8 },
  timeline: [
    { from_status: null, to_status: "pending", cause: "checkout", source: "shop" },
    {
      from_status: "pending",
      to_status: "completed",
      cause: "checkout.session.completed",
      source: "webhook",
    },
  ],
  earnings: { sales: 1, net_minor: 1080 },
};

describe("1: one event, however often, has one effect", () => {
  test("twice, one after the other", async () => {
    const { purchaseId, event } = await createPaidPurchase();
    expect(await deliver(event)).toMatchObject(received);
    const after = await getEffects(purchaseId);
    expect(after).toMatchObject(paidOnce);
    expect(await deliver(event)).toMatchObject(received);
    expect(await getEffects(purchaseId)).toEqual(after);
    expect(await countLogged(event.id)).toBe(1);
  });

  test("16 times at once", async () => {
    const { purchaseId, event } = await createPaidPurchase();
    const version = (await getEffects(purchaseId)).purchase.version;
    const answers = await Promise.all(Array.from({ length: 16 }, () => deliver(event)));
    for (const answer of answers) expect(answer).toMatchObject(received);
    const after = await getEffects(purchaseId);
    expect(after).toMatchObject(paidOnce);
    expect(after.purchase.version).toBe(version + 1);
    expect(await countLogged(event.id)).toBe(1);
  });
});

test("2: two events with different ids for one change have one effect and two log rows", async () => {
  const { purchaseId, event, session } = await createPaidPurchase();
  const twin = eventOf("checkout.session.completed", session);
  expect(await Promise.all([deliver(event), deliver(twin)])).toMatchObject([received, received]);
  expect(await getEffects(purchaseId)).toMatchObject(paidOnce);
  expect(await countLogged(event.id, twin.id)).toBe(2);
});

test("8: completed wins over an expiry that arrives later", async () => {
  const { purchaseId, session } = await createCompletedPurchase();
  const before = await getEffects(purchaseId);
  const expired = eventOf("checkout.session.expired", {
    ...session,
    status: "expired",
    payment_status: "unpaid",
  });
  expect(await deliver(expired)).toMatchObject(received);
  expect(await getEffects(purchaseId)).toEqual(before);
});

test("8: completed wins over an expiry that arrives first", async () => {
  const { purchaseId, session, event } = await createPaidPurchase();
  await deliver(
    eventOf("checkout.session.expired", { ...session, status: "expired", payment_status: "unpaid" }),
  );
  expect((await getEffects(purchaseId)).purchase.status).toBe("expired");
  expect(await deliver(event)).toMatchObject(received);
  expect((await getEffects(purchaseId)).purchase.status).toBe("completed");
});

describe("17: a paid session that is not ours grants nothing", () => {
  type Session = Record<string, unknown> & { metadata: unknown };
  const foreign: Record<string, (session: Session) => object> = {
    "without metadata": (session) => ({ ...session, metadata: {} }),
    "with metadata null": (session) => ({ ...session, metadata: null }),
    "with another app's metadata": (session) => ({ ...session, metadata: { order: "17" } }),
    "with our id in client_reference_id only": (session) => ({ ...session, metadata: {} }),
    "of a Payment Link that carries our metadata": (session) => ({ ...session, payment_link: "plink_1" }),
    "with an id that is no purchase": (session) => ({
      ...session,
      metadata: { purchase_id: "00000000-0000-4000-8000-000000000000" },
    }),
    "with an id that is no id": (session) => ({ ...session, metadata: { purchase_id: "' or true --" } }),
  };

  let paid: Awaited<ReturnType<typeof createPaidPurchase>>;
  beforeAll(async () => {
    paid = await createPaidPurchase();
  });

  test.each(Object.entries(foreign))("%s", async (_name, change) => {
    const { purchaseId, session } = paid;
    const before = await getEffects(purchaseId);
    const event = eventOf("checkout.session.completed", change({ ...session }));
    expect(await deliver(event)).toMatchObject(received);
    expect(await getEffects(purchaseId)).toEqual(before);
    expect(await countLogged(event.id)).toBe(1);
  });

  test("of a connected account", async () => {
    const { purchaseId, session } = paid;
    const before = await getEffects(purchaseId);
    await deliver(eventOf("checkout.session.completed", session, { account: "acct_other" }));
    expect(await getEffects(purchaseId)).toEqual(before);
  });
});

describe("27: what the shop does not know has no effect", () => {
  let paid: Awaited<ReturnType<typeof createPaidPurchase>>;
  beforeAll(async () => {
    paid = await createPaidPurchase();
  });

  test.each([
    "payment_intent.succeeded",
    "customer.created",
    "checkout.session.something_new",
    "invoice.paid",
  ])("an event of type %s", async (type) => {
    const { purchaseId, session } = paid;
    const before = await getEffects(purchaseId);
    expect(await deliver(eventOf(type, session))).toMatchObject(received);
    expect(await getEffects(purchaseId)).toEqual(before);
  });

  test.each([
    ["an unknown status", { status: "hibernating" }],
    ["an unknown payment status", { payment_status: "promised" }],
    ["neither status", { status: null, payment_status: null }],
  ])("%s", async (_name, unknown) => {
    const { purchaseId, session } = await createPaidPurchase();
    const before = await getEffects(purchaseId);
    const event = eventOf("checkout.session.completed", { ...session, ...unknown });
    expect(await deliver(event)).toMatchObject(received);
    const { purchase, timeline, earnings } = await getEffects(purchaseId);
    expect({ status: purchase.status, timeline, earnings }).toEqual({
      status: "pending",
      timeline: before.timeline,
      earnings: before.earnings,
    });
  });
});

test("a payment of another amount than promised goes to review and opens nothing", async () => {
  const { purchaseId, session } = await createPaidPurchase();
  await deliver(eventOf("checkout.session.completed", { ...session, amount_subtotal: 1, amount_total: 1 }));
  expect(await getEffects(purchaseId)).toMatchObject({
    purchase: { status: "review", error_code: "payment_mismatch" },
    earnings: {},
  });
});

test("a session that was not paid in time ends its purchase", async () => {
  const { purchaseId, sessionId } = await createCheckout();
  await control(`/sessions/${sessionId}/expire`, {});
  await until(
    "the purchase to expire",
    async () => (await getEffects(purchaseId)).purchase.status === "expired",
  );
});
