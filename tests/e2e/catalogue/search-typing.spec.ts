import { expect, type Page, test } from "@playwright/test";
import { card, createFindable, found, words } from "../../support/browser/search-steps.ts";

/** Its label holds the field, so that the label's text begins like that of "Sort by", which has prices too. */
const price = (page: Page) => page.getByRole("combobox", { name: "Price", exact: true });

test("typing searches, keeps focus and text, and makes one history entry", async ({ page }) => {
  const { word } = await createFindable();
  const beginning = word.slice(0, 8);
  await page.goto("/");
  await page.goto("/lessons");
  await words(page).pressSequentially(beginning, { delay: 40 });
  await expect(found(page)).toHaveText(`1 lesson for “${beginning}”`);
  await expect(page).toHaveURL(`/lessons?q=${beginning}`);
  await expect(words(page)).toBeFocused();
  await words(page).pressSequentially(word.slice(8));
  await expect(found(page)).toHaveText(`1 lesson for “${word}”`);
  await expect(page.getByRole("status").filter({ hasText: `1 lesson for “${word}”` })).toHaveCount(1);
  await expect(words(page)).toHaveValue(word);
  await page.goBack();
  await expect(page).toHaveURL("/");
});

test("a choice applies at once, and the way back undoes it in the form, too", {
  tag: "@phone-first",
}, async ({ page }) => {
  const { word, title } = await createFindable();
  await page.goto(`/lessons?q=${word}`);
  await showFilters(page);
  await price(page).selectOption("Free");
  await expect(page).toHaveURL(`/lessons?q=${word}&price=free`);
  await expect(found(page)).toHaveText(`No lessons for “${word}”`);
  await page.goBack();
  await expect(card(page, title)).toBeVisible();
  await expect(price(page)).toHaveValue("");
  await page.getByLabel("Sort by").selectOption("Lowest price");
  await expect(page).toHaveURL(`/lessons?q=${word}&sort=price-up`);
});

test("a slow answer to earlier letters never replaces the one to later ones", async ({ page }) => {
  const { word } = await createFindable();
  await page.goto("/lessons");
  const slow = Promise.withResolvers<void>();
  await page.route(/q=dashi(&|$)/, async (route) => {
    await slow.promise;
    await route.continue().catch(() => {});
  });
  await words(page).fill("dashi");
  await expect(page.locator("[aria-busy=true]")).toBeVisible();
  await words(page).fill(word);
  await expect(found(page)).toHaveText(`1 lesson for “${word}”`);
  slow.resolve();
  await page.waitForLoadState("networkidle");
  await expect(found(page)).toHaveText(`1 lesson for “${word}”`);
  await expect(page).toHaveURL(`/lessons?q=${word}`);
});

test("input made before the script loads is searched as well", { tag: "@deep" }, async ({ page }) => {
  const { word } = await createFindable();
  const script = Promise.withResolvers<void>();
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    await script.promise;
    await route.continue();
  });
  await page.goto(`/lessons?q=${word}`, { waitUntil: "commit" });
  // Its looks decide whether the filters are folded away.
  await expect.poll(() => page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
  await showFilters(page);
  await price(page).selectOption("Free");
  script.resolve();
  await expect(page).toHaveURL(`/lessons?q=${word}&price=free`);
  await expect(found(page)).toHaveText(`No lessons for “${word}”`);
});

test("a later page of the catalogue stays, although the form does not name it", { tag: "@deep" }, async ({
  page,
}) => {
  await page.goto("/lessons");
  await page.getByRole("link", { name: "More lessons" }).click();
  await expect(page).toHaveURL(/after=/);
  await page.reload();
  await page.waitForLoadState("networkidle");
  await expect(page).toHaveURL(/after=/);
});

test("letters that are still being composed are not searched", { tag: "@deep" }, async ({ page }) => {
  const { word } = await createFindable();
  const half = word.slice(0, 8);
  await page.goto("/lessons");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const client = await page.context().newCDPSession(page);
  await words(page).focus();
  await client.send("Input.imeSetComposition", { text: half, selectionStart: 8, selectionEnd: 8 });
  await expect(words(page)).toHaveValue(half);
  await client.send("Input.insertText", { text: word });
  await expect(found(page)).toHaveText(`1 lesson for “${word}”`);
  expect(asked.filter((url) => new URL(url).searchParams.get("q") === half)).toEqual([]);
});

/** On a phone the filters are folded away. */
async function showFilters(page: Page) {
  const summary = page.getByText("Filter and sort");
  if (await summary.isVisible()) await summary.click();
}
