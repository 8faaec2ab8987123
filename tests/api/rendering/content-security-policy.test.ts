import { expect, test } from "vitest";
import { policyOf, scriptProblems, scriptSources } from "../../support/http/page-policy.ts";
import { ask, shopUrl } from "../../support/http/shop-client.ts";
import { sample } from "../../support/scale.ts";

const later = Math.floor(Date.now() / 1000) + 86_400;
const sessionOf = (access_token: string, expires_at: number) => {
  const session = { access_token, refresh_token: "over", expires_at, token_type: "bearer", user: {} };
  return `lectern-auth=base64-${Buffer.from(JSON.stringify(session)).toString("base64url")}`;
};

/** Requests that the page cache does not answer, or not as the visitor meant it. */
const guests: [who: string, headers: Record<string, string>][] = [
  ["a session that is over", { cookie: sessionOf("x", 1) }],
  ["a session of another shop", { cookie: sessionOf("eyJhbGciOiJIUzI1NiJ9.e30.c2ln", later) }],
  ["a cookie that is no session", { cookie: "lectern-auth=x" }],
  ["a token", { authorization: "Bearer x" }],
  ["a mark of the page cache that is forged", { "x-lectern-page-cache": crypto.randomUUID() }],
  ["a malformed mark of a navigation", { rsc: "0" }],
  ["no user agent", { "user-agent": "" }],
];

const publicPages = [
  "/",
  "/lessons?q=type",
  "/lessons/kerning",
  "/lessons/no-such",
  "/lessons",
  "/lessons?q=zxqzxqzxq",
  "/creators/ines-moreau",
  "/lessons/%E0%A4%A",
  "/lessons?q=%00",
  "/sign-in",
];

test.each(sample(guests, 4))("every inline script is named to a guest with %s", async (_who, headers) => {
  const problems = await Promise.all(
    sample(publicPages, 3).map(async (path) => {
      const answer = await ask(path, { headers: { accept: "text/html", ...headers } });
      return scriptProblems(answer).map((problem) => `${path}: ${problem}`);
    }),
  );
  expect(problems.flat()).toEqual([]);
});

test("without server.ts, or with a session that is none, no two visits to a public page have the same nonce", async () => {
  const cookie = process.env.LECTERN_SERVER === "next" ? "" : sessionOf("x", 1);
  for (const path of ["/", "/lessons?q=type", "/lessons/kerning"]) {
    const visits = await Promise.all(
      [1, 2].map(() => ask(path, { headers: { accept: "text/html", cookie } })),
    );
    const nonces = visits.flatMap(({ headers }) =>
      scriptSources(headers).filter((source) => /^'nonce-/.test(source)),
    );
    expect(new Set(nonces).size).toBe(2);
    for (const { headers } of visits) expect(headers.get("cache-control")).toBe("no-store");
  }
});

test.each<[what: string, method: string, headers: Record<string, string>]>([
  ["a navigation inside the shop", "GET", { rsc: "1" }],
  ["its prefetch", "GET", { rsc: "1", "next-router-prefetch": "1" }],
  ["the head of a page", "HEAD", {}],
])("%s, which is no document, allows no inline script either", async (_what, method, headers) => {
  const answer = await ask("/lessons/kerning", { method, headers });
  expect(scriptSources(answer.headers)).toContain("'self'");
  expect(scriptSources(answer.headers)).not.toContain("'unsafe-inline'");
});

test("a nonce is used once, and what a visitor sends is not it", async () => {
  const visit = () =>
    ask("/sign-in", {
      headers: { accept: "text/html", "content-security-policy": "script-src 'nonce-mine'" },
    });
  const [one, other] = [await visit(), await visit()];
  expect(scriptSources(one.headers)).not.toEqual(scriptSources(other.headers));
  expect(one.text).not.toContain('"mine"');
  expect(
    (await ask("/", { headers: { "content-security-policy": "script-src 'nonce-mine'" } })).text,
  ).not.toContain('nonce="mine"');
});

test.each([
  "/api/health",
  "/api/purchases",
  "/api/no/such/route",
  "/robots.txt",
  "/sitemap.xml",
  "/manifest.webmanifest",
  "/icon.svg",
  "/images/shop",
  "/images/lessons/no-such-lesson",
  "/covers/kerning.svg",
])("%s, which is no page, loads nothing and runs nothing", async (path) => {
  const policy = policyOf((await ask(path)).headers);
  expect(policy).toMatch(/^default-src 'none'/);
  expect(policy).not.toContain("script-src");
  expect(policy).not.toContain(shopUrl);
});

test("the offline page and its worker run the page's own script, and ask the shop alone", async () => {
  for (const path of ["/offline.html", "/service-worker.js"]) {
    const { headers } = await ask(path);
    expect(policyOf(headers)).toMatch(/^default-src 'none'; connect-src 'self'; /);
    expect(scriptSources(headers)).not.toContain("'unsafe-inline'");
  }
  expect(scriptProblems(await ask("/offline.html"))).toEqual([]);
});

test.each<[who: string, authorization: string, wanted: object]>([
  ["anyone", "", { status: "ready" }],
  ["a wrong secret", "Bearer x", { status: "ready" }],
  [
    "the secret",
    `Bearer ${process.env.CRON_SECRET}`,
    {
      ...{ status: "ready", webhooks: expect.any(String), catalogue: expect.any(String) },
      mails: { state: expect.any(String), waiting: expect.any(Number) },
    },
  ],
])("what readiness tells %s", async (_who, authorization, wanted) => {
  const answer = await ask("/api/health/ready", { headers: { authorization } });
  expect({ status: answer.status, json: answer.json }).toEqual({ status: 200, json: wanted });
});
