import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createDroppedPayments } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { getEffects, getOutcome } from "../../support/http/effects.ts";
import { askReconcile, reconcile, reconcilePath } from "../../support/http/reconcile.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import { runScript } from "../../support/node-command.ts";
import { sample } from "../../support/scale.ts";
import { breakStripe, mendStripe } from "../../support/stripe/control.ts";
import { startStripeProxy } from "../../support/stripe/proxy.ts";

/** Occurs in every question for Stripe's event list, and in no other. */
const eventList = "charge.dispute.closed";

afterEach(async () => {
  await mendStripe(eventList);
  await mendStripe("starting_after");
});

/** Of payments that the tests before recorded themselves, Stripe's stand-in knows no receipt: each pass asks again. */
const forgetMissingReceipts = () =>
  sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update public.purchases set receipt_url = 'https://receipts.test/' where receipt_url is null`;
  });

describe("POST /api/jobs/reconcile", () => {
  test("401: no secret, a wrong one, a part of it, another scheme's", async () => {
    const secret = process.env.CRON_SECRET ?? "";
    for (const token of [undefined, "wrong", secret.slice(0, -1), `${secret}x`, ` ${secret}x`])
      expectError(await ask(reconcilePath, { method: "POST", token }), 401, "unauthenticated");
    const headers = { authorization: `Basic ${secret}` };
    expectError(await ask(reconcilePath, { method: "POST", headers }), 401, "unauthenticated");
    expectError(await askReconcile(""), 401, "unauthenticated");
  });

  test("405: other methods, so that no crawler starts a pass", async () => {
    const answer = await ask(reconcilePath, { token: process.env.CRON_SECRET });
    expectError(answer, 405, "method_not_allowed");
    expect(answer.headers.get("allow")).toBe("POST");
  });

  test("200: what it found and repaired, each once", async () => {
    await forgetMissingReceipts();
    await reconcile();
    await createDroppedPayments(2);
    expect(await reconcile()).toMatchObject({
      complete: true,
      stopped: null,
      failed: 0,
      events: { missed: 2, repaired: 2 },
      receipts: { asked: 2 },
      webhook: { endpoint: "enabled" },
    });
    expect(await reconcile()).toMatchObject({ events: { missed: 0, repaired: 0 }, receipts: { asked: 0 } });
  });

  test("twice at once: both answer, and everything is recorded once", async () => {
    const purchases = await createDroppedPayments(3);
    const passes = await Promise.all([reconcile(), reconcile(), reconcile()]);
    expect(passes.map(({ complete, failed }) => ({ complete, failed }))).toEqual(
      passes.map(() => ({ complete: true, failed: 0 })),
    );
    for (const { purchaseId } of purchases)
      expect(await getEffects(purchaseId)).toMatchObject({
        timeline: [{ to_status: "pending" }, { to_status: "completed" }],
        earnings: { sales: 1, net_minor: 1080 },
      });
  });

  test.each(sample(["reset", "429", "500"] as const))(
    "Stripe is down (%s): the report says so, and the next pass does the work",
    async (kind) => {
      const [purchase] = await createDroppedPayments(1);
      await breakStripe({ kind, times: 100, match: eventList });
      const down = await reconcile();
      expect(down).toMatchObject({ complete: false, stopped: expect.stringMatching(/^Stripe/), failed: 0 });
      expect(await getOutcome(purchase?.purchaseId ?? "")).toMatchObject({ status: "pending" });
      await mendStripe(eventList);
      expect(await reconcile()).toMatchObject({ complete: true, events: { repaired: 1 } });
      expect(await getOutcome(purchase?.purchaseId ?? "")).toMatchObject({ status: "completed" });
    },
  );
});

describe("what Stripe lists", () => {
  type Listed = { id: string; data: { object: { metadata?: { purchase_id?: string } } } };
  const cases: Record<string, (event: Listed) => object> = {
    "with an amount that is none": (event) => ({
      ...event,
      data: { object: { ...event.data.object, amount_total: "a lot" } },
    }),
    "that is no event at all": ({ id }) => ({ id, object: "event" }),
  };
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

  test("Stripe goes away between two pages: the next pass continues from there", async () => {
    await reconcile();
    const purchases = await createDroppedPayments(3);
    const { undo } = proxy.edit("GET /v1/events", inPagesOfOne);
    await breakStripe({ kind: "reset", times: 100, match: "starting_after" });
    const first = await reconcile(shop.url);
    expect(first).toMatchObject({ complete: false, events: { seen: 1, repaired: 1 } });
    await mendStripe("starting_after");
    undo();
    expect(await reconcile(shop.url)).toMatchObject({ complete: true, events: { missed: 2, repaired: 2 } });
    for (const { purchaseId } of purchases)
      expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed" });
  });

  test.each(sample(Object.entries(cases)))(
    "an event %s: counted, and does not stop the rest",
    async (_name, spoil) => {
      const purchases = await createDroppedPayments(3);
      const bad = purchases[1]?.purchaseId;
      const { undo } = proxy.edit("GET /v1/events", (answer) => {
        const list: { data: Listed[] } = JSON.parse(answer);
        const isBad = (event: Listed) => event.data.object.metadata?.purchase_id === bad;
        return JSON.stringify({
          ...list,
          data: list.data.map((event) => (isBad(event) ? spoil(event) : event)),
        });
      });
      const report = await reconcile(shop.url);
      undo();
      expect(report).toMatchObject({ complete: true, failed: 1 });
      for (const { purchaseId } of purchases)
        expect((await getOutcome(purchaseId)).status).toBe(purchaseId === bad ? "pending" : "completed");
    },
  );
});

/** The same list in pages of one, so that three events make three pages. */
function inPagesOfOne(answer: string): string {
  const { data, ...list }: { data: object[] } = JSON.parse(answer);
  return JSON.stringify({ ...list, data: data.slice(0, 1), has_more: data.length > 1 });
}

describe("npm run reconcile", () => {
  const run = (changes = {}) => runScript("lib/operator/reconcile-command.ts", changes);

  test("exit 0: prints what it found", async () => {
    await reconcile();
    await createDroppedPayments(1);
    const { code, out, err } = await run();
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^events +\d+ at Stripe, 1 never arrived, 1 changed a purchase$/m);
    expect(out).toMatch(/^webhook +enabled at Stripe$/m);
  });

  test("exit 1: when the pass was not finished, the shop does not answer, or the secret is wrong", async () => {
    await breakStripe({ kind: "reset", times: 100, match: eventList });
    const unfinished = await run();
    await mendStripe(eventList);
    expect(unfinished).toMatchObject({ code: 1, err: expect.stringContaining("not complete") });
    const nobody = await run({ NEXT_PUBLIC_SITE_URL: "http://localhost:9" });
    expect(nobody).toMatchObject({ code: 1, err: expect.stringMatching(/fetch failed|localhost:9/) });
    const stranger = await run({ CRON_SECRET: "wrong" });
    expect(stranger).toMatchObject({ code: 1, err: expect.stringContaining("401") });
  });
});
