import { expect, test } from "@playwright/test";
import { createFindable, found, words } from "../../support/browser/search-steps.ts";
import { freePort, startSecondShop } from "../../support/http/second-shop.ts";

test("in development, too, the shop works by script at every visit of a guest", async ({ browser }) => {
  test.slow(); // The shop compiles every page at its first visit.
  const PORT = String(await freePort());
  const settings = {
    PORT,
    NEXT_PUBLIC_SITE_URL: `http://localhost:${PORT}`,
    NODE_OPTIONS: "--dns-result-order=ipv4first",
  };
  const [shop, { word }] = await Promise.all([
    startSecondShop(settings, "dev").catch(unlessRunning),
    createFindable(),
  ]);
  // biome-ignore lint/suspicious/noSkippedTests: it is then tested by hand
  test.skip(!shop, "npm run dev is running in this folder");
  if (!shop) return;
  try {
    for (const visit of ["first", "second", "third"]) {
      const context = await browser.newContext({ baseURL: shop.url });
      const page = await context.newPage();
      await page.goto("/lessons", { waitUntil: "networkidle" });
      await words(page).fill(word);
      await expect(found(page), visit).toHaveText(`1 lesson for “${word}”`);
      await context.close();
    }
  } finally {
    await shop.stop();
  }
});

/** Next serves a folder in development once. */
function unlessRunning(error: unknown): null {
  if (String(error).includes("already running")) return null;
  throw error;
}
