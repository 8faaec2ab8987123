import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createLearner } from "../../support/http/accounts.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";

const uuid = randomUUID();
const behindSignIn: [method: string, path: string][] = [
  ["POST", "/api/checkout"],
  ["GET", "/api/purchases"],
  ["GET", `/api/purchases/${uuid}`],
  ["POST", "/api/purchases/verify"],
  ["GET", "/api/purchases/stats"],
  ["GET", `/api/lessons/${uuid}/access`],
];

describe.each(behindSignIn)("%s %s", (method, path) => {
  const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { sub: uuid, role: "service_role", aud: "authenticated", exp: 4_000_000_000 };
  const tokens: [string, Record<string, string>][] = [
    ["nothing", {}],
    ["no token", { authorization: "Bearer" }],
    ["a token that is none", { authorization: "Bearer nonsense" }],
    [
      "a token with no signature",
      { authorization: `Bearer ${base64url({ alg: "none", typ: "JWT" })}.${base64url(claims)}.` },
    ],
    [
      "a forged token",
      { authorization: `Bearer ${base64url({ alg: "HS256", typ: "JWT" })}.${base64url(claims)}.AAAA` },
    ],
    [
      "the public key of the project",
      { authorization: `Bearer ${process.env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY}` },
    ],
    [
      "a made-up cookie",
      { cookie: `lectern-auth=base64-${base64url({ access_token: "x", refresh_token: "y" })}` },
    ],
    ["a broken cookie", { cookie: "lectern-auth=base64-%7B" }],
  ];

  test.each(tokens)("401 with %s", async (_name, headers) => {
    expectError(
      await ask(path, { method, headers, ...(method === "POST" && { body: {} }) }),
      401,
      "unauthenticated",
    );
  });

  test("405 for other methods, in the same format as every error", async () => {
    const answer = await ask(path, { method: "DELETE" });
    expectError(answer, 405, "method_not_allowed");
    expect(answer.headers.get("allow")).toContain(method);
  });
});

test("401: a token whose signature was changed by one letter", async () => {
  const { token } = await createLearner();
  const last = token.at(-10) === "A" ? "B" : "A";
  expectError(
    await ask("/api/purchases", { token: token.slice(0, -10) + last + token.slice(-9) }),
    401,
    "unauthenticated",
  );
});

describe("an unknown path under /api", () => {
  test.each([
    "/api/nothing",
    "/api/purchases/a/b",
    "/api/checkout/x",
    "/api/stripe",
    "/api/lessons",
    "/api/nothing/",
  ])("404 in JSON: %s", async (path) => {
    expectError(await ask(path), 404, "not_found");
    expectError(await ask(path, { method: "POST", body: {} }), 404, "not_found");
  });
});

describe("x-request-id", () => {
  test("is on every answer, another one each time", async () => {
    const answers = await Promise.all(
      ["/api/health", "/api/health/ready", "/api/purchases", "/api/x"].map((p) => ask(p)),
    );
    const ids = answers.map(({ headers }) => headers.get("x-request-id"));
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("is the caller's own where it looks like one", async () => {
    const requestId = `trace-${uuid}`;
    const answer = await ask("/api/purchases", { headers: { "x-request-id": requestId } });
    expect(answer.headers.get("x-request-id")).toBe(requestId);
    expectError(answer, 401, "unauthenticated");
  });

  test.each(["short", "x".repeat(65), "with spaces in it", 'quote"and{brace}', "<script>alert(1)</script>"])(
    "is not the caller's where it is ill-formed: %s",
    async (requestId) => {
      const answer = await ask("/api/health", { headers: { "x-request-id": requestId } });
      expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test("no answer of the API is kept by anyone's cache", async () => {
    for (const path of ["/api/health", "/api/purchases", "/api/nothing"]) {
      expect((await ask(path)).headers.get("cache-control")).toBe("no-store");
    }
  });
});

test("GET /api/health and /api/health/ready", async () => {
  expect(await ask("/api/health")).toMatchObject({ status: 200, json: { status: "ok" } });
  expect(await ask("/api/health/ready")).toMatchObject({ status: 200, json: { status: "ready" } });
});
