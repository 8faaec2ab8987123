import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { askCheckout, createCheckout, createPaidPurchase } from "../../support/database/checkouts.ts";
import { createLearner, password } from "../../support/http/accounts.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask } from "../../support/http/shop-client.ts";
import { deliver } from "../../support/stripe/webhook.ts";
import { until } from "../../support/until.ts";

const readLog = () => readFile(process.env.LECTERN_SHOP_LOG ?? "", "utf8");

/** The log's lines about one request, once its last one is there. */
async function linesOf(requestId: string): Promise<Record<string, unknown>[]> {
  const lines = await until(`the log line of ${requestId}`, async () => {
    const found = (await readLog()).split("\n").filter((line) => line.includes(`"requestId":"${requestId}"`));
    return found.at(-1)?.includes('"msg":"request"') && found;
  });
  return lines.map((line) => JSON.parse(line));
}

/** The one line that every request has. */
async function lineOf(requestId: string): Promise<Record<string, unknown> | undefined> {
  const [line, ...more] = (await linesOf(requestId)).filter(({ msg }) => msg === "request");
  expect(more).toEqual([]);
  return line;
}

test("one line per request: its id, method, path without query, status and time", async () => {
  const requestId = randomUUID();
  await ask("/api/purchases?status=completed", { headers: { "x-request-id": requestId } });
  expect(await lineOf(requestId)).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    requestId,
    method: "GET",
    path: "/api/purchases",
    status: 401,
    ms: expect.any(Number),
    msg: "request",
  });
});

test("a webhook's line says which event, which purchase and what came of it", async () => {
  const { event, purchaseId } = await createPaidPurchase();
  const ids = [randomUUID(), randomUUID()];
  for (const id of ids) await deliver(event, { headers: { "x-request-id": id } });
  const [first, again] = await Promise.all(ids.map(lineOf));
  const expected = {
    path: "/api/stripe/webhook",
    status: 200,
    eventId: event.id,
    eventType: event.type,
    purchaseId,
  };
  expect(first).toMatchObject({ ...expected, outcome: "recorded", purchaseStatus: "completed" });
  expect(again).toMatchObject({ ...expected, outcome: "unchanged", purchaseStatus: "completed" });
});

test("a checkout's lines name its purchase, under one request id", async () => {
  const { learner, lessonId, purchaseId } = await createCheckout();
  const answer = await askCheckout(learner, lessonId);
  const lines = await linesOf(answer.headers.get("x-request-id") ?? "");
  expect(lines).toMatchObject([
    { msg: "payment fact", source: "api", outcome: "unchanged", purchaseId },
    { msg: "request", path: "/api/checkout", status: 200, purchaseId },
  ]);
});

test("the log has no e-mail address, token, key, secret or card number", async () => {
  const { learner, event } = await createPaidPurchase();
  const requestId = randomUUID();
  await deliver(event, { headers: { "x-request-id": requestId } });
  await ask("/api/purchases?token=query-secret&email=ada@example.com", { token: learner.token });
  await ask("/api/purchases", {
    headers: { authorization: "Bearer ey.broken.token", cookie: "lectern-auth=cookie-secret" },
  });
  await linesOf(requestId);
  const log = await readLog();
  const secrets = [
    "SUPABASE_SECRET_KEY",
    "STRIPE_SECRET_KEY",
    "STRIPE_WEBHOOK_SECRET",
    "CRON_SECRET",
    "DATABASE_URL",
  ];
  for (const secret of secrets.map((name) => process.env[name] ?? name)) expect(log).not.toContain(secret);
  for (const secret of [learner.email, learner.token, "query-secret", "cookie-secret", "broken.token"]) {
    expect(log).not.toContain(secret);
  }
  expect(log).not.toMatch(/[\w.+-]+@[\w-]+\.\w{2,}/);
  expect(log).not.toMatch(/\beyJ[\w-]+\.[\w-]+\.|sk_test_|whsec_|sb_secret_|\b4[0-9]{3} ?([0-9]{4} ?){3}\b/);
});

test("a path with a zero byte is logged like any other, without an error", async () => {
  const requestId = randomUUID();
  await ask("/lessons/%00", { headers: { accept: "text/html", "x-request-id": requestId } });
  const lines = await until("its line", async () => {
    const found = (await readLog()).split("\n").filter((line) => line.includes(requestId));
    return found.some((line) => line.includes('"msg":"page"')) && found;
  });
  expect(lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

async function pageLineOf(path: string, headers: Record<string, string>): Promise<unknown> {
  const requestId = randomUUID();
  await ask(path, { headers: { accept: "text/html", "x-request-id": requestId, ...headers } });
  const line = await until("its line", async () =>
    (await readLog()).split("\n").find((line) => line.includes(requestId)),
  );
  return JSON.parse(line);
}

test("a page's line names its path without the query, whether it is rendered or cached", async () => {
  for (const _ of ["rendered", "cached"]) {
    const line = await pageLineOf("/lessons/kerning?email=ada@example.com", {});
    expect(line).toMatchObject({ path: "/lessons/kerning", method: "GET", variant: "guest" });
  }
});

describe("a page's line shows the visitor's own user agent", () => {
  const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  test.each(["/lessons/kerning", "/sign-in"])("a guest's on %s", async (path) => {
    for (const _ of ["rendered", "cached"]) {
      const line = await pageLineOf(path, { "user-agent": userAgent });
      expect(line).toMatchObject({ path, variant: "guest", userAgent });
    }
  });

  test.each(["/lessons/kerning", "/profile"])("a member's on %s", async (path) => {
    const { email } = await createLearner();
    const cookie = await sessionCookie({ email, password });
    const line = await pageLineOf(path, { cookie, "user-agent": userAgent });
    expect(line).toMatchObject({ path, variant: "member", userAgent });
  });

  test("but no more of it than 200 characters", async () => {
    const line = await pageLineOf("/sign-in", { "user-agent": "x".repeat(2_000) });
    expect(line).toMatchObject({ userAgent: "x".repeat(200) });
  });
});
