import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { createDeliveredPurchase } from "../../support/database/checkouts.ts";
import { type Account, password } from "../../support/http/accounts.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask, shopUrl } from "../../support/http/shop-client.ts";
import { sample } from "../../support/scale.ts";

const cookieOf = async ({ email }: Account) => ({ cookie: await sessionCookie({ email, password }) });

/** Of a session that Auth no longer refreshes. */
const over = {
  access_token: "x",
  refresh_token: "over",
  expires_at: 1,
  expires_in: 3600,
  token_type: "bearer",
};
const overCookie = `lectern-auth=base64-${Buffer.from(JSON.stringify(over)).toString("base64url")}`;

const cacheControl = async (path: string, headers: Record<string, string>) =>
  (await ask(path, { headers })).headers.get("cache-control");

test("an action's answer, and a page for a session that is over, are kept nowhere", async () => {
  expect((await ask("/", { method: "POST", body: {} })).headers.get("cache-control")).toMatch(/no-store/);
  expect(await cacheControl("/settings", { cookie: overCookie, accept: "text/html" })).toBe("no-store");
});

test("signing out, and a session that is over, clear what the browser keeps; nothing else does", async () => {
  const { learner } = await createDeliveredPurchase();
  const cleared = async (path: string, method: string, headers: Record<string, string>) =>
    (await ask(path, { method, headers })).headers.get("clear-site-data");
  const { cookie } = await cookieOf(learner);
  expect(await cleared("/auth/sign-out", "POST", { cookie, origin: "https://evil.example" })).toBeNull();
  expect(await cleared("/auth/delete-account", "POST", { cookie, origin: shopUrl })).toBeNull();
  expect(await cleared("/settings", "GET", { cookie })).toBeNull();
  expect(await cleared("/", "GET", {})).toBeNull();
  expect(await cleared("/auth/sign-out", "POST", { cookie, origin: shopUrl })).toBe('"cache", "storage"');
  expect(await cleared("/", "GET", { cookie: overCookie })).toBe('"cache"');
});

const apiPaths = globSync("app/api/**/route.ts").map((file) =>
  file.replace(/^app|\/route\.ts$/g, "").replace("[id]", "b0000000-0000-4000-8000-000000000406"),
);

test.each(sample(apiPaths, 6))("no answer of %s is kept", async (path) => {
  for (const method of ["GET", "HEAD", "POST", "PUT", "DELETE"])
    expect(await ask(path, { method }).then(({ headers }) => headers.get("cache-control"))).toBe("no-store");
});

test.each([
  ["/icon.svg", "public, max-age=0, must-revalidate"],
  ["/manifest.webmanifest", "public, max-age=0, must-revalidate"],
  ["/robots.txt", "public, max-age=0, must-revalidate"],
  ["/sitemap.xml", "public, max-age=0, must-revalidate"],
  ["/images/shop", "public, max-age=3600"],
  ["/images/lessons/kerning", "public, max-age=3600"],
  ["/images/lessons/no-such-lesson", "no-store"],
  ["/covers/kerning.svg", "public, max-age=0"],
  ["/offline.html", "public, max-age=0"],
  ["/service-worker.js", "public, max-age=0"],
  ["/no/such/page", "private, no-cache, no-store, max-age=0, must-revalidate"],
])("%s: %s", async (path, wanted) => {
  expect(await cacheControl(path, {})).toBe(wanted);
});
