import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { resolvePath } from "@/lib/rendering/not-found-rewrite";

/** A Supabase with lessons whose slug begins with "there" or was once "old", now "new"; records each query. */
const queries: string[] = [];
const supabase = createServer((request, response) => {
  queries.push(request.url ?? "");
  response.setHeader("content-type", "application/json");
  const slug =
    new URL(request.url ?? "", "http://supabase").searchParams.get("slug")?.replace("eq.", "") ?? "";
  const present = slug === "old" ? "new" : slug;
  response.end(/^(there|old|new)/.test(slug) ? JSON.stringify([{ named: { slug: present } }]) : "[]");
});

beforeAll(async () => {
  supabase.listen(0, "127.0.0.1");
  await once(supabase, "listening");
  const address = supabase.address();
  if (!address || typeof address === "string") throw new Error("No port.");
  const variables = {
    NEXT_PUBLIC_SUPABASE_URL: `http://127.0.0.1:${address.port}`,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_1",
    SUPABASE_SECRET_KEY: "sb_secret_1",
    STRIPE_SECRET_KEY: "sk_test_1",
    STRIPE_WEBHOOK_SECRET: "whsec_1",
    NEXT_PUBLIC_SITE_URL: "https://shop.example",
    CRON_SECRET: "0123456789abcdef",
    PLATFORM_FEE_PERCENT: "10",
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
});
beforeEach(() => {
  queries.length = 0;
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => {
  vi.unstubAllEnvs();
  supabase.close();
  supabase.closeAllConnections();
});

const visitAll = (paths: string[]) => Promise.all(paths.map((path) => resolvePath(path, null)));

test.each(["/lessons/%E0%A4%A", "/%E0%A4%A"])("%s is missing without a query", async (path) => {
  expect(await resolvePath(path, null)).toBeNull();
  expect(queries).toEqual([]);
});

test.each([
  ["/lessons/old", "/lessons/new"],
  ["/creators/old", "/creators/new"],
  ["/lessons/New", "/lessons/new"],
  ["/creators/OLD", "/creators/new"],
  ["/lessons/new", "/lessons/new"],
  ["/lessons", "/lessons"],
  ["/library", "/library"],
])("%s shows the page at %s", async (path, shown) => {
  expect(await resolvePath(path, null)).toBe(shown);
});

test("a known slug is revalidated after a minute, by one query for concurrent requests", async () => {
  const path = "/lessons/there-1";
  expect(await resolvePath(path, null)).toBe(path);
  vi.setSystemTime(Date.now() + 60_001);
  expect(await visitAll([path, path, path])).toEqual([path, path, path]);
  await vi.waitFor(() => expect(queries).toHaveLength(2));
});

test("an unknown slug is queried once in half a second", async () => {
  const path = "/lessons/gone-1";
  expect(await resolvePath(path, null)).toBeNull();
  expect(await visitAll([path, path])).toEqual([null, null]);
  expect(queries).toHaveLength(1);
  vi.setSystemTime(Date.now() + 501);
  expect(await resolvePath(path, null)).toBeNull();
  expect(queries).toHaveLength(2);
});
