import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  canRead,
  createCheckout,
  createDeliveredPurchase,
  paymentIntentOf,
} from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { getOutcome, untilStatus } from "../../support/http/effects.ts";
import { reconcile } from "../../support/http/reconcile.ts";
import { startSecondShop, wrongClock } from "../../support/http/second-shop.ts";
import { ask } from "../../support/http/shop-client.ts";
import { startTcpProxy } from "../../support/http/tcp-proxy.ts";
import { runScript } from "../../support/node-command.ts";
import {
  openDispute,
  pay,
  refundPayment,
  secondsAhead,
  setEndpoint,
  untilNextSecond,
} from "../../support/stripe/control.ts";
import { startStripeProxy } from "../../support/stripe/proxy.ts";

const doctor = (changes = {}) => runScript("lib/operator/doctor.ts", changes);
const readiness = async () => (await ask("/api/health/ready", { token: process.env.CRON_SECRET ?? "" })).json;

/** A shop eleven minutes later, with a TCP proxy before its database and another before Stripe. */
let tcpProxy: Awaited<ReturnType<typeof startTcpProxy>>;
let proxy: Awaited<ReturnType<typeof startStripeProxy>>;
let later: Awaited<ReturnType<typeof startSecondShop>>;
beforeAll(async () => {
  tcpProxy = await startTcpProxy(process.env.NEXT_PUBLIC_SUPABASE_URL ?? "");
  proxy = await startStripeProxy();
  later = await startSecondShop({
    ...wrongClock((await secondsAhead()) + 660),
    NEXT_PUBLIC_SUPABASE_URL: tcpProxy.url,
    STRIPE_API_BASE: proxy.url,
  });
});
afterAll(async () => {
  await later?.stop();
  await Promise.all([proxy?.stop(), tcpProxy?.stop()]);
});
afterEach(() => setEndpoint("enabled"));

describe("41: the webhook endpoint is disabled at Stripe", () => {
  test("41: the reconciler catches up, and readiness and the doctor say so, until it is enabled again", async () => {
    await createDeliveredPurchase();
    await reconcile();
    expect(await readiness()).toMatchObject({ status: "ready", webhooks: "ok", catalogue: "ok" });
    const healthy = await doctor();
    expect(healthy).toMatchObject({ code: 0, out: expect.stringContaining("webhooks arrive") });
    expect(healthy.out).toContain("✓ The credit ledger balances");

    await setEndpoint("disabled");
    const { learner, lessonId, purchaseId, sessionId } = await createCheckout();
    await pay(sessionId);
    await refundPayment(await paymentIntentOf({ sessionId }), { amount: 500 });
    expect((await reconcile()).webhook).toMatchObject({ endpoint: "disabled" });
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "partially_refunded", refunded_minor: 500 });
    expect(await canRead(learner, lessonId)).toBe(true);
    expect(await readiness()).toMatchObject({ status: "ready", webhooks: "disabled", catalogue: "ok" });
    expect(await doctor()).toMatchObject({ code: 1, out: expect.stringContaining("disabled the webhook") });

    await setEndpoint("enabled");
    await openDispute(await paymentIntentOf({ sessionId }));
    await untilStatus(purchaseId, "disputed");
    await reconcile();
    expect(await readiness()).toMatchObject({ status: "ready", webhooks: "ok", catalogue: "ok" });
  });

  test("41: enabled, and yet an event of eleven minutes ago has never come: late", async () => {
    await reconcile();
    await setEndpoint("disabled");
    const { purchaseId, sessionId } = await createCheckout();
    await pay(sessionId);
    await setEndpoint("enabled");
    expect((await reconcile(later.url)).events).toMatchObject({ missed: 1, repaired: 1 });
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed" });
    expect(await readiness()).toMatchObject({ status: "ready", webhooks: "late", catalogue: "ok" });
    expect(await doctor()).toMatchObject({ code: 1, out: expect.stringContaining("never arrived") });
    await reconcile(later.url);
    expect(await readiness(), "as long as nothing newer came by itself").toMatchObject({ webhooks: "late" });

    await setEndpoint("disabled");
    await untilNextSecond();
    await pay((await createCheckout()).sessionId);
    await setEndpoint("enabled");
    // Too early to be overdue, and recorded by the first pass: the second must not take it for delivered.
    await reconcile();
    await reconcile();
    expect(await readiness(), "the reconciler delivers nothing").toMatchObject({ webhooks: "late" });

    await untilNextSecond();
    await createDeliveredPurchase();
    await reconcile();
    expect(await readiness()).toMatchObject({ webhooks: "ok" });
  });

  test("41: an endpoint with another URL does not count", async () => {
    const moved = (answer: string) =>
      answer.replaceAll(process.env.NEXT_PUBLIC_SITE_URL ?? "", "https://x.test");
    const { undo } = proxy.edit("GET /v1/webhook_endpoints", moved);
    const report = await reconcile(later.url);
    undo();
    expect(report.webhook).toMatchObject({ endpoint: "missing" });
    expect(await readiness()).toMatchObject({ status: "ready", webhooks: "missing", catalogue: "ok" });
    expect(await doctor()).toMatchObject({ code: 1, out: expect.stringContaining("no webhook endpoint") });
  });
});

describe("npm run doctor", () => {
  test("before the reconciler has run it is unknown whether webhooks arrive", async () => {
    await sql`delete from private.job_state where name = 'webhook'`;
    expect(await readiness()).toMatchObject({ status: "ready", webhooks: "unknown", catalogue: "ok" });
    expect(await doctor()).toMatchObject({ code: 1, out: expect.stringContaining("npm run reconcile") });
  });

  test("reports an unreachable database, a shop that does not answer, and missing configuration", async () => {
    tcpProxy.set("shut");
    const [noDatabase, nobody, blank] = await Promise.all([
      doctor({ NEXT_PUBLIC_SITE_URL: later.url }),
      doctor({ NEXT_PUBLIC_SITE_URL: "http://localhost:9" }),
      doctor({ CRON_SECRET: "" }),
    ]);
    tcpProxy.set("open");
    expect(noDatabase).toMatchObject({ code: 1, err: expect.stringContaining("cannot reach its database") });
    expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining("Nothing answers at") });
    expect(blank).toMatchObject({ code: 1, err: expect.stringContaining("CRON_SECRET is missing") });
  });
});
