import { expect, test } from "vitest";
import { startToFail } from "../../support/http/second-shop.ts";

test.concurrent.each([
  ["23: without a webhook secret", { STRIPE_WEBHOOK_SECRET: undefined }, "STRIPE_WEBHOOK_SECRET is missing"],
  ["23: with a blank webhook secret", { STRIPE_WEBHOOK_SECRET: " " }, "STRIPE_WEBHOOK_SECRET is missing"],
  [
    "with another key as the webhook secret",
    { STRIPE_WEBHOOK_SECRET: "sk_test_1" },
    "STRIPE_WEBHOOK_SECRET must be",
  ],
  [
    "with a live key and another Stripe",
    { STRIPE_SECRET_KEY: "sk_live_1" },
    "STRIPE_API_BASE is for test keys only",
  ],
])("%s the shop does not start, and says why in a sentence", async (_name, changes, sentence) => {
  const { code, said } = await startToFail(changes);
  expect(said).toContain(sentence);
  expect(said).not.toMatch(/\n\s+at /);
  expect(code).toBe(1);
});
