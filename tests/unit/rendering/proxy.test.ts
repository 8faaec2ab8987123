import { NextRequest } from "next/server";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import nextConfig from "@/next.config";
import { stubShopEnv } from "../../support/shop-env.ts";

const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

beforeAll(() => {
  stubShopEnv();
  globalThis.catalogueWatcher = () => undefined;
});

const info = vi.fn();
beforeEach(async () => {
  info.mockClear();
  // Loaded late: it reads the configuration.
  const { log } = await import("@/lib/log");
  vi.spyOn(log, "info").mockImplementation(info);
});

/** What Next is asked to render: the path, and the user agent that it sees. */
async function visit(path: string, { method = "GET", ...headers }: Record<string, string> = {}) {
  const { proxy } = await import("@/proxy");
  const init = { method, headers: { accept: "text/html", "user-agent": userAgent, ...headers } };
  const response = await proxy(new NextRequest(`http://localhost:3000${path}`, init));
  return {
    path: new URL(response.headers.get("x-middleware-rewrite") ?? "").pathname,
    userAgent: response.headers.get("x-middleware-request-user-agent"),
  };
}

test.each<[string, string, Record<string, string>]>([
  ["a cacheable page", "/lessons/kern", {}],
  ["the head of one", "/lessons/kern", { method: "HEAD" }],
  ["a navigation inside the shop", "/sign-in", { rsc: "1" }],
  ["an action", "/sign-in", { method: "POST", "next-action": "1" }],
])("for %s Next sees no user agent, and the log the real one", async (_what, path, headers) => {
  expect((await visit(path, headers)).userAgent).toBeNull();
  expect(info).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ path, userAgent }), "page");
});

test.each<[string, string, Record<string, string>]>([
  ["a personal page", "/sign-in", {}],
  ["a form without JavaScript", "/lessons/kern", { method: "POST" }],
])("for %s Next sees the real user agent, for which it sends pages whole", async (_what, path, headers) => {
  expect((await visit(path, headers)).userAgent).toBe(userAgent);
  expect(nextConfig.htmlLimitedBots.test(userAgent)).toBe(true);
  expect(info).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ path, userAgent }), "page");
});

test.each(["/lessons/kern", "/lessons/%6Bern/", "/%6Cessons/k%65rn?utm_source=letter"])(
  "%s is rendered at its canonical path, under a shared locale",
  async (path) => {
    expect((await visit(path, { "accept-language": "de-LU" })).path).toBe("/guest~de/lessons/kern");
  },
);
