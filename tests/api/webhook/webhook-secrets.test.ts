import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPaidPurchase } from "../../support/database/checkouts.ts";
import { getEffects } from "../../support/http/effects.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { expectError } from "../../support/http/shop-client.ts";
import { deliver, sign } from "../../support/stripe/webhook.ts";

describe("22: while the webhook's secret is rotated, both are good", () => {
  const [older, newer] = ["whsec_older_0123456789", "whsec_newer_0123456789"];
  let shop: Awaited<ReturnType<typeof startSecondShop>>;
  beforeAll(async () => {
    shop = await startSecondShop({ STRIPE_WEBHOOK_SECRET: `${older}, ${newer}` });
  });
  afterAll(() => shop?.stop());

  test.each([
    ["the old one", older],
    ["the new one", newer],
  ])("%s", async (_name, secret) => {
    const { purchaseId, event } = await createPaidPurchase();
    const signature = sign(JSON.stringify(event), { secret });
    expect(await deliver(event, { shop: shop.url, signature })).toMatchObject({ status: 200 });
    expect((await getEffects(purchaseId)).purchase.status).toBe("completed");
  });

  test("both at once, as Stripe signs during a rotation", async () => {
    const { purchaseId, event } = await createPaidPurchase();
    const payload = JSON.stringify(event);
    const second = sign(payload, { secret: newer }).split(",")[1];
    const signature = `${sign(payload, { secret: older })},${second}`;
    expect(await deliver(event, { shop: shop.url, signature })).toMatchObject({ status: 200 });
    expect((await getEffects(purchaseId)).purchase.status).toBe("completed");
  });

  test("any third one is not", async () => {
    const { event } = await createPaidPurchase();
    expectError(await deliver(event, { shop: shop.url }), 400, "invalid_signature");
  });
});
