import { beforeAll, expect, test, vi } from "vitest";
import { readUnsubscribeToken, unsubscribeToken } from "@/lib/mails/unsubscribe";
import { stubShopEnv } from "../../support/shop-env.ts";

beforeAll(stubShopEnv);

const userId = "b0000000-0000-4000-8000-000000000000";
const other = "c0000000-0000-4000-8000-000000000000";
const day = 86_400_000;
const token = () => unsubscribeToken(userId, "daily_digest");

test("a token says whose mail of which kind", () =>
  expect(readUnsubscribeToken(token())).toEqual({ userId, kind: "daily_digest" }));

test.each<[what: string, make: () => string]>([
  ["nothing", () => ""],
  ["another member's name in it", () => token().replace(userId, other)],
  ["another kind in it", () => token().replace("daily_digest", "sale_refunded")],
  ["a later end", () => token().replace(/~\d+~/, (end) => end.replace(/\d/, "9"))],
  ["no signature", () => token().replace(/[^~]*$/, "")],
  ["a signature that is cut", () => token().slice(0, -1)],
  ["a kind that cannot be switched off", () => token().replace("daily_digest", "refund")],
])("a token with %s is refused", (_what, make) => expect(readUnsubscribeToken(make())).toBeNull());

test("a token works for half a year", () => {
  const old = unsubscribeToken(userId, "daily_digest", Date.now() - 179 * day);
  expect(readUnsubscribeToken(old)).not.toBeNull();
  expect(readUnsubscribeToken(old, Date.now() + 2 * day)).toBeNull();
});

test("another shop's token is refused", async () => {
  const foreign = token();
  vi.stubEnv("CRON_SECRET", "another");
  vi.resetModules();
  const module = await import("@/lib/mails/unsubscribe");
  expect(module.readUnsubscribeToken(foreign)).toBeNull();
});
