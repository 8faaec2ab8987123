import { NextRequest } from "next/server";
import { beforeAll, expect, test, vi } from "vitest";
import { stubShopEnv } from "../../support/shop-env.ts";

const flashCookie = (path: string) =>
  `lectern-flash=${encodeURIComponent(JSON.stringify({ path, flash: { kind: "notice", code: "saved" } }))}`;

/** An expired session, which Auth would have to refresh. */
const sessionCookie = () => {
  const user = { id: "6f1d2f7c-3a51-4a55-9a3f-6a3d6f0c2a03" };
  const session = { access_token: "x.x.x", refresh_token: "x", token_type: "bearer", expires_at: 1, user };
  return `; lectern-auth=base64-${Buffer.from(JSON.stringify(session)).toString("base64url")}`;
};

beforeAll(() => {
  stubShopEnv();
  vi.stubEnv("LOG_LEVEL", "silent");
  globalThis.catalogueWatcher = () => undefined;
});

async function visit(path: string, cookie: string) {
  const { proxy } = await import("@/proxy");
  const headers = { cookie, accept: "text/html" };
  return (await proxy(new NextRequest(`http://localhost:3000${path}`, { headers }))).headers.getSetCookie();
}

test("a flash ends with the page that shows it", async () => {
  expect(await visit("/sign-in", flashCookie("/sign-in"))).toEqual([
    expect.stringMatching(/^lectern-flash=; Path=\/; Max-Age=0/),
  ]);
});

test.each([
  ["a guest", ""],
  ["a member while Auth is down", sessionCookie()],
])("the cached page of %s shows no flash, and keeps it", async (_who, session) => {
  expect(await visit("/lessons/kern", flashCookie("/lessons/kern") + session)).toEqual([]);
});

test("another page keeps it", async () => {
  expect(await visit("/sign-in", flashCookie("/settings"))).toEqual([]);
});
