import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendLoad } from "../../support/http/load.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { expectError } from "../../support/http/shop-client.ts";
import { scaled } from "../../support/scale.ts";
import { sendWithoutEnd } from "../../support/stripe/flood.ts";
import { deliver, eventOf, webhookPath } from "../../support/stripe/webhook.ts";

const megabyte = 1024 * 1024;

describe("25: a flood on the webhook", () => {
  let shop: Awaited<ReturnType<typeof startSecondShop>>;
  beforeAll(async () => {
    shop = await startSecondShop();
  });
  afterAll(() => shop?.stop());

  test("25: just under 1 MiB, correctly signed: taken", async () => {
    const event = eventOf("ping", { note: "x".repeat(megabyte - 1000) });
    expect(await deliver(event, { shop: shop.url })).toMatchObject({ status: 200 });
  });

  test("25: 2 MiB, correctly signed: 413", async () => {
    const event = eventOf("ping", { note: "x".repeat(2 * megabyte) });
    expectError(await deliver(event, { shop: shop.url }), 413, "payload_too_large");
  });

  test("25: chunks without end: 413 after little more than 1 MiB", async () => {
    const { status, sent } = await sendWithoutEnd(shop.url);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(16 * megabyte);
  });

  test("25: a declared length without a body is cheap", async () => {
    const status = await announce(shop.url, 100 * megabyte);
    expect(status).toBe(413);
  });

  test("25: and a correctly signed event is taken meanwhile", async () => {
    const event = eventOf("ping", {});
    const [, answer] = await Promise.all([
      sendLoad(shop.url, { path: webhookPath, most: scaled(300, 3000), seconds: 5 }),
      deliver(event, { shop: shop.url }),
    ]);
    expect(answer).toMatchObject({ status: 200 });
  });
});

function announce(shop: string, length: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { "content-length": length, "stripe-signature": "t=1,v1=0" };
    const upload = request(`${shop}${webhookPath}`, { method: "POST", headers });
    upload.on("response", (response) => {
      resolve(response.statusCode ?? 0);
      upload.destroy();
    });
    upload.on("error", reject);
    upload.write("x");
  });
}
