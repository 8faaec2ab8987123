import { expect, test } from "vitest";
import { startSecondShop, startToFail } from "../../support/http/second-shop.ts";
import { ask } from "../../support/http/shop-client.ts";
import { sample } from "../../support/scale.ts";

const refused: [name: string, changes: Record<string, string | undefined>, sentence: string][] = [
  [
    "with a live key and another Stripe",
    { STRIPE_SECRET_KEY: "sk_live_1" },
    "STRIPE_API_BASE is for test keys only",
  ],
  ["23: without a webhook secret", { STRIPE_WEBHOOK_SECRET: undefined }, "STRIPE_WEBHOOK_SECRET is missing"],
  ["23: with a blank webhook secret", { STRIPE_WEBHOOK_SECRET: " " }, "STRIPE_WEBHOOK_SECRET is missing"],
  [
    "with another key as the webhook secret",
    { STRIPE_WEBHOOK_SECRET: "sk_test_1" },
    "STRIPE_WEBHOOK_SECRET must be",
  ],
];

test.concurrent.each(sample(refused, 2))(
  "%s the shop does not start, and says why in a sentence",
  async (_name, changes, sentence) => {
    const { code, said } = await startToFail({ LECTERN_SERVER: "server.ts", ...changes });
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/\n\s+at /);
    expect(code).toBe(1);
  },
);

test("23: a server that must not end answers everything with the names of the variables, and no value", async () => {
  const wrong = { STRIPE_WEBHOOK_SECRET: undefined, CRON_SECRET: " ", PLATFORM_FEE_PERCENT: "ten-percent" };
  const shop = await startSecondShop({ LECTERN_SERVER: "next", ...wrong }, "start", "/api/health");
  try {
    const signature = `t=${Math.floor(Date.now() / 1000)},v1=${"a".repeat(64)}`;
    const form = new FormData();
    form.set("email", "typed@shop.test");
    const answers = await Promise.all([
      ...["/", "/lessons?q=type", "/lessons/kerning", "/sign-in", "/no/such/page"].map((path) =>
        ask(path, { shop: shop.url }),
      ),
      ...["/sitemap.xml", "/robots.txt", "/images/shop", "/images/lessons/kerning"].map((path) =>
        ask(path, { shop: shop.url }),
      ),
      ask("/sign-in", { shop: shop.url, method: "POST", form }),
      ...["/api/health/ready", "/api/purchases"].map((path) => ask(path, { shop: shop.url })),
      ask("/api/jobs/reconcile", { shop: shop.url, body: {} }),
      ask("/api/stripe/webhook", { shop: shop.url, body: {}, headers: { "stripe-signature": signature } }),
    ]);
    for (const { status, text } of answers) {
      for (const name of Object.keys(wrong)) expect(text).toContain(name);
      expect({ status, text }).toMatchObject({
        status: 503,
        text: expect.not.stringContaining("ten-percent"),
      });
    }
  } finally {
    await shop.stop();
  }
});
