import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../../support/browser/page-checks.ts";
import { createMember, enterAs } from "../../support/browser/people.ts";

const loading = (page: Page) => page.getByRole("status").filter({ hasText: "Loading…" });

test.describe("while another page is on its way", () => {
  test.beforeEach(async ({ context }) => {
    await enterAs(context, await createMember());
  });

  test("a bar moves at the top, nothing else does, and all of it ends with the arrival", async ({ page }) => {
    await watchShifts(page);
    const arrive = await holdPages(page);
    await page.goto("/settings");
    await follow(page, "/settings/password");
    await expect(loading(page)).toBeAttached();
    expect(await barOf(page)).toMatchObject({
      content: '""',
      position: "fixed",
      animationName: "slide-across",
    });
    await page.emulateMedia({ reducedMotion: "reduce" });
    expect(await barOf(page)).toMatchObject({ content: '""', animationName: "none" });
    expect(await page.evaluate(() => Reflect.get(window, "shifts"))).toEqual([]);
    arrive();
    await expect(page.getByRole("heading", { level: 1, name: "Change your password" })).toBeVisible();
    await expect(loading(page)).toHaveCount(0);
    expect(await barOf(page)).toMatchObject({ content: "none" });
  });

  test("the page stays accessible and usable", { tag: "@deep" }, async ({ page }) => {
    await holdPages(page);
    await page.goto("/settings");
    await follow(page, "/settings/password");
    await expect(loading(page)).toBeAttached();
    await expectAccessible(page);
    await page.getByLabel("Name").fill("Noor R.");
    await expect(page.getByLabel("Name")).toHaveValue("Noor R.");
  });

  test("it says so when that takes long, and still arrives", { tag: "@deep" }, async ({ page }) => {
    await page.clock.install();
    const arrive = await holdPages(page);
    await page.goto("/settings");
    await follow(page, "/settings/password");
    await page.clock.runFor(200);
    await expect(loading(page)).toBeAttached();
    await page.clock.runFor(10_000);
    const slow = page.getByRole("status").filter({ hasText: "This is taking longer than usual." });
    await expect(slow).toBeInViewport();
    await expectAccessible(page);
    arrive();
    await page.clock.resume();
    await expect(page.getByRole("heading", { level: 1, name: "Change your password" })).toBeVisible();
    await expect(slow).toHaveCount(0);
  });

  test("another link that is followed meanwhile takes its place", { tag: "@deep" }, async ({ page }) => {
    const arrive = await holdPages(page, /settings\/password/);
    await page.goto("/settings");
    await follow(page, "/settings/password");
    await expect(loading(page)).toBeAttached();
    await follow(page, "/library");
    await expect(page.getByRole("heading", { level: 1, name: "My lessons" })).toBeVisible();
    await expect(loading(page)).toHaveCount(0);
    arrive();
  });
});

test("a page that can be loaded only as a document, and then not at all, ends the bar", {
  tag: "@deep",
}, async ({ page }) => {
  await page.route("/creators/**", (route) =>
    route.request().headers().rsc ? route.fulfill({ status: 500 }) : route.fulfill({ status: 204 }),
  );
  await page.goto("/lessons/kerning");
  const answer = page.waitForResponse((response) => response.status() === 204);
  await follow(page, "/creators/");
  await answer;
  await expect(page.getByRole("heading", { level: 1, name: /kern/i })).toBeVisible();
  await expect(loading(page)).toHaveCount(0);
});

const follow = (page: Page, href: string) => page.locator(`a[href^="${href}"]:visible`).first().click();

const barOf = (page: Page) =>
  page.evaluate(() => {
    const { content, position, animationName } = getComputedStyle(document.body, "::after");
    return { content, position, animationName };
  });

/** Collects layout shifts in `window.shifts`, also those shortly after a click. */
async function watchShifts(page: Page) {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Reflect.set(window, "shifts", shifts);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, "value"));
    }).observe({ type: "layout-shift" });
  });
}

/** Holds the router's requests until the returned function is called. */
async function holdPages(page: Page, url = /./): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(url, async (route) => {
    if (route.request().headers().rsc) await promise;
    await route.continue().catch(() => {});
  });
  return resolve;
}
