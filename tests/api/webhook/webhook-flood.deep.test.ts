import { afterAll, beforeAll, expect, test } from "vitest";
import { sendLoad } from "../../support/http/load.ts";
import { residentMegabytes } from "../../support/http/memory.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { sendWithoutEnd } from "../../support/stripe/flood.ts";
import { deliver, webhookPath } from "../../support/stripe/webhook.ts";

let shop: Awaited<ReturnType<typeof startSecondShop>>;
beforeAll(async () => {
  shop = await startSecondShop();
});
afterAll(() => shop?.stop());

test("25: memory stays flat under many tiny requests and under large ones", async () => {
  const tiny = { path: webhookPath, most: 100_000 };
  await sendLoad(shop.url, { ...tiny, most: 4000, seconds: 20 });
  const before = await residentMegabytes(shop.pid);
  const { answered, statuses } = await sendLoad(shop.url, { ...tiny, seconds: 10 });
  expect(statuses).toEqual({ 400: answered });
  const big = "x".repeat(2 * 1024 * 1024);
  for (let index = 0; index < 20; index++) await deliver(big, { shop: shop.url, signature: "t=1,v1=0" });
  for (let index = 0; index < 10; index++) await sendWithoutEnd(shop.url);
  expect(await residentMegabytes(shop.pid)).toBeLessThan(before * 1.5 + 64);
});
