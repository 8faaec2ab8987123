import { afterAll, beforeAll } from "vitest";
import { startSecondShop } from "./second-shop.ts";
import { shopUrl } from "./shop-client.ts";

/** For a file's tests, the shop under test, or where that is plain `next start`, one started from `server.ts`. */
export function shopWithPageCache(): { url: string; logFile: string } {
  const shop = { url: shopUrl, logFile: process.env.LECTERN_SHOP_LOG ?? "" };
  if (process.env.LECTERN_SERVER !== "next") return shop;
  let started: Awaited<ReturnType<typeof startSecondShop>> | undefined;
  beforeAll(async () => {
    started = await startSecondShop({ LECTERN_SERVER: "server.ts" });
    Object.assign(shop, { url: started.url, logFile: started.logFile });
  });
  afterAll(() => started?.stop());
  return shop;
}
