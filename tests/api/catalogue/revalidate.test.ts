import { expect, test } from "vitest";
import { ask, expectError } from "../../support/http/shop-client.ts";

const revalidate = (secret: string) =>
  ask("/api/jobs/revalidate", { method: "POST", headers: { authorization: `Bearer ${secret}` } });

test("the secret allows expiring cached pages", async () => {
  expect(await revalidate(process.env.CRON_SECRET ?? "")).toMatchObject({
    status: 200,
    json: { revalidated: true },
  });
});

test("no one else may", async () => {
  expectError(await revalidate("guess"), 401, "unauthenticated");
  expectError(await ask("/api/jobs/revalidate", { method: "POST" }), 401, "unauthenticated");
  expectError(await ask("/api/jobs/revalidate"), 405, "method_not_allowed");
});
