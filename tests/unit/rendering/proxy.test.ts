import { NextRequest } from "next/server";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { getPageCacheToken, pageCacheHeader } from "@/lib/rendering/page-cache/mark";
import nextConfig from "@/next.config";
import { stubShopEnv } from "../../support/shop-env.ts";

const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

beforeAll(() => {
  stubShopEnv();
  globalThis.catalogueWatcher = () => undefined;
  getPageCacheToken();
});

const info = vi.fn();
beforeEach(async () => {
  info.mockClear();
  // Loaded late: it reads the configuration.
  const { log } = await import("@/lib/log");
  vi.spyOn(log, "info").mockImplementation(info);
  vi.spyOn(log, "warn").mockImplementation(() => undefined);
});

/** What Next is asked to render: the path, and the user agent that it sees. */
async function visit(path: string, { method = "GET", ...headers }: Record<string, string> = {}) {
  const { proxy } = await import("@/proxy");
  const init = { method, headers: { accept: "text/html", "user-agent": userAgent, ...headers } };
  const response = await proxy(new NextRequest(`http://localhost:3000${path}`, init));
  const rewrite = response.headers.get("x-middleware-rewrite");
  return {
    status: response.status,
    location: response.headers.get("location"),
    text: rewrite ? "" : await response.text(),
    path: rewrite && new URL(rewrite).pathname,
    userAgent: response.headers.get("x-middleware-request-user-agent"),
    forwardedHost: response.headers.get("x-middleware-request-x-forwarded-host"),
    mark: response.headers.get(`x-middleware-request-${pageCacheHeader}`),
    nonce: response.headers.get("x-middleware-request-content-security-policy")?.match(/'nonce-[^']+'/)?.[0],
    scripts: response.headers.get("content-security-policy")?.match(/script-src ([^;]*)/)?.[1],
    cacheControl: response.headers.get("cache-control"),
  };
}

const site = "http://localhost:3000";
const native = { method: "POST", "content-type": "multipart/form-data; boundary=x" };
const byScript = { ...native, "next-action": "1" };
const guestPage = "/shared~en/sign-in";

test.each<[string, Record<string, string>, string]>([
  ["a native form", { ...native, origin: site }, "/forms/sign-in"],
  ["a native form of what is no browser", native, "/forms/sign-in"],
  ["a form by script", { ...byScript, origin: site }, guestPage],
  ["a post of another type", { method: "POST", origin: site }, guestPage],
  ["a page", {}, guestPage],
])("%s goes to the place that answers it, and Next sees the site's host", async (_what, headers, wanted) => {
  for (const host of ["localhost:3000", "10.0.0.7:8080", "shop.internal"]) {
    const seen = await visit("/sign-in", { ...headers, host, "x-forwarded-host": host });
    expect(seen).toMatchObject({ path: wanted, forwardedHost: "localhost:3000" });
  }
});

test.each<[string, string, Record<string, string>, number]>([
  ["a lesson", "/lessons/kern", {}, 1],
  ["one with the longest slug", `/lessons/${"k".repeat(120)}`, {}, 1],
  ["one that is redirected", "/lessons/kern/", {}, 0],
  ["one that Next loads ahead", "/lessons/kern", { "next-router-prefetch": "1" }, 0],
  ["one that a browser loads ahead", "/lessons/kern", { "sec-purpose": "prefetch" }, 0],
  ["one that an older browser loads ahead", "/lessons/kern", { "x-moz": "prefetch" }, 0],
  ["one that a crawler reads", "/lessons/kern", { "user-agent": "Googlebot/2.1" }, 0],
  ["what can be no slug", "/lessons/Kern--", {}, 0],
  ["a creator", "/creators/kern", {}, 0],
  ["the catalogue", "/lessons", {}, 0],
])("of %s so many views are counted", async (_what, path, headers, views) => {
  globalThis.lessonViews = new Map();
  await visit(path, headers);
  expect(globalThis.lessonViews.size).toBe(views);
  globalThis.lessonViews.clear();
});

test.each(["/auth/sign-out", "/auth/delete-account"])("a form for %s goes there", async (path) => {
  expect((await visit(path, { ...native, origin: site })).path).toBe(path);
});

test.each<[string, Record<string, string>]>([
  ["another site", { origin: "https://evil.example" }],
  ["another port", { origin: "http://localhost:3001" }],
  ["another scheme", { origin: "https://localhost:3000" }],
  ["a subdomain", { origin: "http://shop.localhost:3000" }],
  ["the host that a proxy names", { origin: "http://shop.internal", "x-forwarded-host": "shop.internal" }],
  ["the host of the request", { origin: "http://10.0.0.7:8080", host: "10.0.0.7:8080" }],
  ["no origin that can be told", { origin: "null" }],
  ["an empty origin", { origin: "" }],
  ["another site, as the browser says", { "sec-fetch-site": "cross-site" }],
  ["a sister site, as the browser says", { "sec-fetch-site": "same-site" }],
])("forms from %s are refused, with and without JavaScript", async (_what, headers) => {
  for (const form of [native, byScript, { method: "POST" }, { method: "PUT" }]) {
    const refused = await visit("/sign-in", { ...form, ...headers });
    expect(refused).toMatchObject({ status: 403, path: null });
    expect(refused.text).toContain("the shop is at http://localhost:3000");
  }
  expect(await visit("/sign-in", headers)).toMatchObject({ status: 200, path: guestPage });
});

test.each<[string, string, Record<string, string>]>([
  ["a page for the page cache", "/lessons/kern", byPageCache()],
  ["a navigation inside the shop", "/sign-in", { rsc: "1" }],
  ["an action", "/sign-in", { method: "POST", "next-action": "1" }],
])("for %s Next sees no user agent, and the log the real one", async (_what, path, headers) => {
  expect((await visit(path, headers)).userAgent).toBeNull();
  expect(info).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ path, userAgent }), "page");
});

test.each<[string, string, Record<string, string>]>([
  ["a personal page", "/sign-in", {}],
  ["a public page", "/lessons/kern", {}],
  ["a form without JavaScript", "/lessons/kern", { method: "POST" }],
])("for %s Next sees the real user agent, for which it sends pages whole", async (_what, path, headers) => {
  expect((await visit(path, headers)).userAgent).toBe(userAgent);
  expect(nextConfig.htmlLimitedBots.test(userAgent)).toBe(true);
  expect(info).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ path, userAgent }), "page");
});

test.each(["/lessons/kern", "/lessons/%6Bern", "/%6Cessons/k%65rn?utm_source=letter"])(
  "%s is rendered at its canonical path, under a shared locale",
  async (path) => {
    const german = { "accept-language": "de-LU" };
    expect((await visit(path, german)).path).toBe("/guest~de/lessons/kern");
    expect((await visit(path, { ...german, ...byPageCache() })).path).toBe("/shared~de/lessons/kern");
  },
);

test.each([
  ["/lessons/kern/", "/lessons/kern"],
  ["/lessons/?q=ink", "/lessons?q=ink"],
  ["/settings/", "/settings"],
  ["/nothing/", "/nothing"],
  ["/files/a/", "/files/a"],
])("%s redirects to the path without its last slash", async (path, wanted) => {
  const form = { ...native, origin: site };
  for (const headers of [{ rsc: "1" }, { cookie: "lectern-auth=x" }, form] as Record<string, string>[])
    expect(await visit(path, headers)).toMatchObject({
      status: 308,
      location: `${site}${wanted}`,
      path: null,
    });
});

test.each<[string, string, Record<string, string>]>([
  ["the page cache, for a public page", "/lessons/kern", byPageCache()],
  ["the page cache, for a search", "/lessons?q=ink", byPageCache()],
])("%s gets the shared rendering, whose policy allows no inline script", async (_what, path, headers) => {
  const policy = "content-security-policy";
  const seen = await visit(path, { ...headers, [policy]: "script-src 'nonce-mine'" });
  expect(seen.path).toMatch(/^\/shared~en\//);
  expect(seen).toMatchObject({ scripts: "'self'", cacheControl: "private, no-cache" });
  expect(seen.nonce).toBeUndefined();
});

test.each<[string, string, Record<string, string>]>([
  ["a guest", "/lessons/kern", {}],
  ["a guest who searches", "/lessons?q=ink", {}],
  ["a guest who asks for the head", "/", { method: "HEAD" }],
  ["a client that forges the mark", "/lessons/kern", { [pageCacheHeader]: crypto.randomUUID() }],
  ["a client that leaves it empty", "/lessons/kern", { [pageCacheHeader]: "" }],
  ["a client that sends what an unset one would be", "/lessons/kern", { [pageCacheHeader]: "undefined" }],
  ["a session that is none", "/lessons/kern", { cookie: "lectern-auth=x" }],
  ["a token", "/lessons/kern", { authorization: "Bearer x" }],
  ["the page cache, for a page that is not public", "/sign-in", byPageCache()],
])("%s gets a page per request, whose scripts carry a nonce", async (_what, path, headers) => {
  const seen = await visit(path, headers);
  // A page that is never shared is in the tree of those that are: the router then keeps what both have.
  expect(seen.path).toMatch(path === "/sign-in" ? /^\/shared~en\b/ : /^\/guest~en\b/);
  expect(seen.nonce).toMatch(/^'nonce-[\w-]{36}'$/);
  expect(seen).toMatchObject({ scripts: `'self' ${seen.nonce}`, cacheControl: "no-store", mark: null });
  expect((await visit(path, headers)).nonce).not.toBe(seen.nonce);
});

test.each<[string, Record<string, string>, boolean]>([
  ["a session that is none", { cookie: "lectern-auth=x" }, true],
  ["plain next start", {}, false],
])("%s: all of a guest's pages are in one tree", async (_what, headers, hasPageCache) => {
  const token = globalThis.pageCacheToken;
  if (!hasPageCache) globalThis.pageCacheToken = undefined;
  for (const path of ["/lessons/kern", "/sign-in"])
    expect((await visit(path, headers)).path).toMatch(/^\/guest~en\b/);
  globalThis.pageCacheToken = token;
});

/** As server.ts asks for a page to share. A function, because it is called above. */
function byPageCache() {
  return { [pageCacheHeader]: getPageCacheToken() };
}
