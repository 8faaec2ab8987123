import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPaidPurchase } from "../../support/database/checkouts.ts";
import { starter } from "../../support/database/credits.ts";
import { sql } from "../../support/database/database.ts";
import { createPurchase, createShop } from "../../support/database/shop.ts";
import { createCreatorAccount, createLearner } from "../../support/http/accounts.ts";
import { countLogged, getEffects } from "../../support/http/effects.ts";
import { openBrowserAs } from "../../support/http/form-browser.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { ask, expectError, shopUrl } from "../../support/http/shop-client.ts";
import { startTcpProxy } from "../../support/http/tcp-proxy.ts";
import { deliver, eventOf } from "../../support/stripe/webhook.ts";
import { until } from "../../support/until.ts";

let tcpProxy: Awaited<ReturnType<typeof startTcpProxy>>;
let shop: Awaited<ReturnType<typeof startSecondShop>>;
beforeAll(async () => {
  tcpProxy = await startTcpProxy(process.env.NEXT_PUBLIC_SUPABASE_URL ?? "");
  shop = await startSecondShop({ NEXT_PUBLIC_SUPABASE_URL: tcpProxy.url, SUPABASE_TIMEOUT_MS: "3000" });
});
afterAll(async () => {
  await shop?.stop();
  await tcpProxy?.stop();
});

test("a form without JavaScript that meets an outage stays in the page that says so, which sends it again", async () => {
  const creator = await createCreatorAccount();
  const browser = await openBrowserAs(creator);
  const page = await browser.visit("/settings");
  const form = browser.formOf(page, "After each refund", { refundNotices: "kept" });
  const cookie = [...browser.cookies].map((pair) => pair.join("=")).join("; ");
  tcpProxy.set("shut");
  const headers = { accept: "text/html", origin: shopUrl, cookie };
  const refused = await ask("/settings", { shop: shop.url, method: "POST", form, headers });
  tcpProxy.set("open");
  expect(refused.status).toBe(503);
  expect(refused.text).toContain('name="refundNotices" value="kept"');
  const again = await browser.submit({ ...page, html: refused.text }, "change-mail-preferences");
  expect(again.html).toContain("Saved.");
});

describe("28: a webhook while the database is down", () => {
  test("503 and no effect; Stripe's next delivery takes effect", async () => {
    const { purchaseId, event } = await createPaidPurchase();
    const before = await getEffects(purchaseId);
    tcpProxy.set("shut");
    expectError(await deliver(event, { shop: shop.url }), 503, "unavailable");
    expectError(await deliver(event, { shop: shop.url }), 503, "unavailable");
    expect(await getEffects(purchaseId)).toEqual(before);
    tcpProxy.set("open");
    expect(await deliver(event, { shop: shop.url })).toMatchObject({ status: 200 });
    expect((await getEffects(purchaseId)).purchase.status).toBe("completed");
  });

  test("an answer lost after the commit: the repeat is a no-op", async () => {
    const { purchaseId, event } = await createPaidPurchase();
    tcpProxy.set("deaf");
    expectError(await deliver(event, { shop: shop.url }), 503, "unavailable");
    tcpProxy.set("open");
    const after = await getEffects(purchaseId);
    expect(after.purchase.status).toBe("completed");
    expect(await deliver(event, { shop: shop.url })).toMatchObject({ status: 200 });
    expect(await getEffects(purchaseId)).toEqual(after);
    expect(await countLogged(event.id)).toBe(1);
  });

  test("routes without the database still answer", async () => {
    tcpProxy.set("shut");
    expect(await deliver(eventOf("ping", {}), { shop: shop.url })).toMatchObject({ status: 200 });
    expectError(await deliver("{}", { shop: shop.url, signature: "t=1,v1=0" }), 400, "invalid_signature");
    tcpProxy.set("open");
  });
});

test("a database that hangs is down as well: 503, and back as soon as it answers", async () => {
  const { purchaseId, event } = await createPaidPurchase();
  tcpProxy.set("hung");
  const [webhook, ready] = await Promise.all([
    deliver(event, { shop: shop.url }),
    ask("/api/health/ready", { shop: shop.url }),
  ]);
  tcpProxy.set("open");
  expectError(webhook, 503, "unavailable");
  expectError(ready, 503, "unavailable");
  expect(await deliver(event, { shop: shop.url })).toMatchObject({ status: 200 });
  expect((await getEffects(purchaseId)).purchase.status).toBe("completed");
});

describe("while the database is down", () => {
  test("the shop is alive but not ready, and is ready again by itself", async () => {
    tcpProxy.set("shut");
    expect(await ask("/api/health", { shop: shop.url })).toMatchObject({
      status: 200,
      json: { status: "ok" },
    });
    expectError(await ask("/api/health/ready", { shop: shop.url }), 503, "unavailable");
    tcpProxy.set("open");
    expect(await ask("/api/health/ready", { shop: shop.url })).toMatchObject({
      status: 200,
      json: { status: "ready" },
    });
  });

  test("sessions are kept: every route answers 503 with Retry-After", async () => {
    const { learner, lessonId, sessionId, purchaseId } = await createPaidPurchase();
    const asked: [path: string, body?: object][] = [
      ["/api/checkout", { lessonId }],
      ["/api/purchases/verify", { sessionId }],
      ["/api/purchases"],
      ["/api/purchases/stats"],
      [`/api/purchases/${purchaseId}`],
      [`/api/lessons/${lessonId}/access`],
      ["/api/credits"],
      ["/api/credits/checkout", { packId: starter }],
      ["/api/credits/verify", { sessionId }],
      ["/api/credits/payments"],
      ["/api/credits/stats"],
      [`/api/lessons/${lessonId}/redeem`, {}],
    ];
    tcpProxy.set("shut");
    for (const [path, body] of asked) {
      const headers = { "idempotency-key": "one" };
      const answer = await ask(path, { shop: shop.url, token: learner.token, body, headers });
      expectError(answer, 503, "unavailable");
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    tcpProxy.set("open");
  });

  test("an export that has begun breaks off, and the log has an error with its request id", async () => {
    const learner = await createLearner();
    const sold = await createShop(sql);
    for (let count = 0; count < 150; count++)
      await createPurchase(sql, sold, { user_id: learner.id, status: "expired" });
    const headers = { authorization: `Bearer ${learner.token}`, "accept-encoding": "identity" };
    const answer = await fetch(`${shop.url}/api/account/export`, { headers });
    expect(answer.status).toBe(200);
    tcpProxy.set("shut");
    await expect(answer.text()).rejects.toThrow();
    tcpProxy.set("open");
    const line = `"requestId":"${answer.headers.get("x-request-id")}"`;
    await until("the line in the log", async () =>
      (await shop.readLog()).split("\n").some((entry) => entry.includes(line) && entry.includes("broke off")),
    );
  });
});
