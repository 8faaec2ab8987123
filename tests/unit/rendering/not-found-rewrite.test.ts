import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { isMissing } from "@/lib/rendering/not-found-rewrite";

/** A Supabase that knows the lessons whose slug begins with "there", and counts the questions about each address. */
const asked: string[] = [];
const supabase = createServer((request, response) => {
  asked.push(request.url ?? "");
  response.setHeader("content-type", "application/json");
  response.end(request.url?.includes("slug=eq.there") ? '[{"id":"1"}]' : "[]");
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
  asked.length = 0;
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

const visitAll = (paths: string[]) => Promise.all(paths.map((path) => isMissing(path, null)));

test.each(["/lessons/%00", "/creators/a%00b", "/%00", "/lessons/%E0%A4%A"])(
  "%s leads nowhere, and nobody is asked",
  async (path) => {
    expect(await isMissing(path, null)).toBe(true);
    expect(asked).toEqual([]);
  },
);

test("what is there is asked for again after a minute, once for all who come", async () => {
  const path = "/lessons/there-1";
  expect(await isMissing(path, null)).toBe(false);
  vi.setSystemTime(Date.now() + 60_001);
  expect(await visitAll([path, path, path])).toEqual([false, false, false]);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
});

test("what is not there is asked for once in half a second", async () => {
  const path = "/lessons/gone-1";
  expect(await isMissing(path, null)).toBe(true);
  expect(await visitAll([path, path])).toEqual([true, true]);
  expect(asked).toHaveLength(1);
  vi.setSystemTime(Date.now() + 501);
  expect(await isMissing(path, null)).toBe(true);
  expect(asked).toHaveLength(2);
});
