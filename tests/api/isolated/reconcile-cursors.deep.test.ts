import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  createDeliveredPurchase,
  createDroppedPayments,
  type LearnerCheckout,
} from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { reconcile } from "../../support/http/reconcile.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import {
  breakStripe,
  mendStripe,
  refundPayment,
  setDeliveries,
  untilNextSecond,
} from "../../support/stripe/control.ts";
import { startStripeProxy } from "../../support/stripe/proxy.ts";

type Listed = { created: number; data: { object: { metadata?: { purchase_id?: string } } } };

let proxy: Awaited<ReturnType<typeof startStripeProxy>>;
let shop: Awaited<ReturnType<typeof startSecondShop>>;
beforeAll(async () => {
  proxy = await startStripeProxy();
  shop = await startSecondShop({ STRIPE_API_BASE: proxy.url });
});
afterAll(async () => {
  await shop?.stop();
  await proxy?.stop();
});
afterEach(() => mendStripe("starting_after"));

test("an event that could not be recorded before the pass ended: the next one does not move past it", async () => {
  await reconcile();
  const purchases: LearnerCheckout[] = [];
  for (let i = 0; i < 3; i++) {
    purchases.push(...(await createDroppedPayments(1)));
    await untilNextSecond();
  }
  const bad = purchases[1]?.purchaseId;
  let failedAt = 0;
  const spoiling = proxy.edit("GET /v1/events", (answer) => {
    const list: { data: (Listed & { created: number })[] } = JSON.parse(answer);
    const index = list.data.findIndex(({ data }) => data.object.metadata?.purchase_id === bad);
    const event = list.data[index];
    if (!event) return answer;
    failedAt = event.created;
    const spoilt = { ...event, data: { object: { ...event.data.object, amount_total: "a lot" } } };
    return JSON.stringify({ ...list, data: [...list.data.slice(0, index), spoilt], has_more: true });
  });
  await breakStripe({ kind: "reset", times: 100, match: "starting_after" });
  expect(await reconcile(shop.url)).toMatchObject({ complete: false, failed: 1 });
  await mendStripe("starting_after");
  spoiling.undo();
  expect(await reconcile(shop.url)).toMatchObject({ complete: true, failed: 0 });
  expect(await cursorOf("events")).toBe(failedAt);
});

const spoilt = {
  "has a refund that cannot be recorded": (answer: string) =>
    answer.replaceAll(/"amount": *\d+/g, '"amount":"x"'),
  "is refused": () => '{"error":{"type":"invalid_request_error","message":"No such list"}}',
};

test.each(Object.entries(spoilt))(
  "a list of refunds that %s is read again from the same second",
  async (_name, spoil) => {
    const purchase = await createDeliveredPurchase();
    await setDeliveries(purchase.sessionId, "drop");
    await reconcile(shop.url);
    const before = await cursorOf("reversals");
    await untilNextSecond();
    await refundPayment(purchase.paymentIntent);
    const { undo } = proxy.edit("GET /v1/refunds", spoil);
    const failing = await reconcile(shop.url);
    undo();
    expect(failing).toMatchObject({ complete: true });
    expect(failing.failed).toBeGreaterThan(0);
    expect(await cursorOf("reversals")).toBe(before);
    expect(await reconcile(shop.url)).toMatchObject({ complete: true, failed: 0 });
    expect(await cursorOf("reversals")).toBeGreaterThan(before);
  },
);

/** Stripe's second up to which a job has read. */
async function cursorOf(job: "events" | "reversals"): Promise<number> {
  const [row] = await sql<{ cursor: number }[]>`
    select (state ->> 'cursor')::integer as cursor from private.job_state where name = ${job}`;
  return row?.cursor ?? 0;
}
