import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createDeliveredPurchases } from "../../support/database/checkouts.ts";
import { password } from "../../support/http/accounts.ts";
import { examplePath, pageRoutes } from "../../support/http/page-routes.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { type Answer, ask, shopUrl } from "../../support/http/shop-client.ts";
import { sample } from "../../support/scale.ts";

/** Inline scripts of the page that its policy does not name; data is no script. */
function refusedScripts({ headers, text }: Answer): string[] {
  const allowed = scriptSources(headers);
  if (allowed.includes("'unsafe-inline'")) return [];
  const scripts = [...text.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
  return scripts
    .filter(([, attributes = ""]) => !/ (src|type="application\/ld\+json")/.test(attributes))
    .filter(([, attributes = "", code = ""]) => {
      const nonce = attributes.match(/nonce="([^"]+)"/)?.[1];
      const digest = createHash("sha256").update(code).digest("base64");
      return !allowed.includes(`'nonce-${nonce}'`) && !allowed.includes(`'sha256-${digest}'`);
    })
    .map(([script]) => script);
}

const policyOf = (headers: Headers) => headers.get("content-security-policy") ?? "";
const scriptSources = (headers: Headers) =>
  policyOf(headers)
    .match(/script-src ([^;]*)/)?.[1]
    ?.split(" ") ?? [];

async function visitAll(headers: Record<string, string>): Promise<string[]> {
  const purchase = await createDeliveredPurchases();
  const { email } = purchase.learner;
  const cookie = headers.cookie === "member" ? await sessionCookie({ email, password }) : "";
  const problems: string[] = [];
  const paths = [
    ...pageRoutes.map((route) => examplePath(route, purchase)),
    "/no/such/page",
    "/lessons/no-such",
  ];
  for (const path of paths) {
    const answer = await ask(path, { headers: { ...headers, accept: "text/html", cookie } });
    const sources = scriptSources(answer.headers);
    // Only server.ts sees a guest's page whole, and can name its scripts.
    const isUnnamed = process.env.LECTERN_SERVER === "next" && !cookie;
    if (!sources.includes("'self'") || (sources.includes("'unsafe-inline'") && !isUnnamed))
      problems.push(`${path}: ${sources}`);
    for (const script of refusedScripts(answer)) problems.push(`${path}: ${script.slice(0, 80)}`);
  }
  return problems;
}

const visitors: [who: string, headers: Record<string, string>][] = [
  ["a guest", {}],
  ["a member", { cookie: "member" }],
  [
    "a guest on a phone",
    { "user-agent": "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/150 Mobile" },
  ],
  ["a search engine", { "user-agent": "Googlebot/2.1" }],
];

test.each(sample(visitors, 2))(
  "every inline script of each page is named by its policy, for %s",
  async (_who, headers) => {
    expect(await visitAll(headers)).toEqual([]);
  },
);

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
  expect(refusedScripts(await ask("/offline.html"))).toEqual([]);
});

test.each<[who: string, authorization: string, wanted: object]>([
  ["anyone", "", { status: "ready" }],
  ["a wrong secret", "Bearer x", { status: "ready" }],
  [
    "the secret",
    `Bearer ${process.env.CRON_SECRET}`,
    { status: "ready", webhooks: expect.any(String), catalogue: expect.any(String) },
  ],
])("what readiness tells %s", async (_who, authorization, wanted) => {
  const answer = await ask("/api/health/ready", { headers: { authorization } });
  expect({ status: answer.status, json: answer.json }).toEqual({ status: 200, json: wanted });
});
