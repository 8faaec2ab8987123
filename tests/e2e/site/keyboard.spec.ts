import { expect, type Page, test } from "@playwright/test";
import { enter, typeInto } from "../../support/browser/keyboard.ts";
import { createMember } from "../../support/browser/people.ts";
import { cards } from "../../support/browser/shop-steps.ts";

test("the first stop is a visible link that skips to the content", async ({ page }) => {
  await page.goto("/lessons");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("searchbox", { name: "Search the lessons" })).toBeFocused();
});

for (const path of ["/", "/sign-in", "/lessons", "/lessons/kerning"]) {
  test(`every stop of the keyboard on ${path} can be seen`, { tag: "@deep" }, async ({ page }) => {
    await page.goto(path);
    const stops = await page
      .locator("a[href], button, select, input:not([type=hidden])")
      .filter({ visible: true })
      .count();
    for (let stop = 1; stop <= Math.min(stops, 14); stop++) {
      await page.keyboard.press("Tab");
      const focus = await focusOn(page);
      expect(focus, `stop ${stop}`).toMatchObject({
        outlineStyle: "solid",
        outlineWidth: "3px",
        inView: true,
      });
    }
  });
}

test("a lesson is found, bought and opened with the keyboard alone", async ({ page }) => {
  const learner = await createMember();
  await page.goto("/");
  // The newest lesson on the front page that costs something; learners of other tests may buy it as well.
  const card = page.getByRole("article").filter({ hasNotText: "Free" }).first();
  const title = (await card.getByRole("link").textContent()) ?? "";
  await enter(page, card.getByRole("button", { name: `Buy ${title} for ` }));
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await typeInto(page, "E-mail", learner.email);
  await typeInto(page, "Password", learner.password);
  await page.keyboard.press("Enter");

  await page.waitForURL(/\/c\/pay\//);
  await typeInto(page, "Card number", cards.pays);
  await typeInto(page, "Expiry", "12 / 40");
  await typeInto(page, "CVC", "123");
  await typeInto(page, "Name on card", learner.name);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Paid. The lesson is yours.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
});

/** How the focused element shows that it is focused, and whether it is on the screen. */
function focusOn(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom } = element.getBoundingClientRect();
    return { name: element.textContent, outlineStyle, outlineWidth, inView: bottom > 0 && top < innerHeight };
  });
}
