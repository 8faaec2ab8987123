import { expect, type Page, test } from "@playwright/test";
import { createLesson } from "./support/lessons.ts";
import { createMember } from "./support/people.ts";
import { cards } from "./support/shop-steps.ts";

test("the first stop is a visible link that skips to the content", async ({ page }) => {
  await page.goto("/lessons");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("article").first().getByRole("link")).toBeFocused();
});

for (const path of ["/", "/sign-in", "/lessons/kerning"]) {
  test(`every stop of the keyboard on ${path} can be seen`, async ({ page }) => {
    await page.goto(path);
    const stops = await page
      .locator("a[href], button, input:not([type=hidden])")
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

test("a lesson is bought with the keyboard alone", async ({ page }) => {
  const [learner, lesson] = await Promise.all([createMember(), createLesson()]);
  await page.goto(`/lessons/${lesson.slug}`);
  await pressOn(page, "Buy this lesson");
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
  await expect(page.getByText(lesson.secret)).toBeVisible();
});

async function typeInto(page: Page, label: string, text: string) {
  const field = page.getByLabel(label, { exact: true }).filter({ visible: true });
  await tabTo(page, () => field.evaluate((element) => element === document.activeElement));
  await page.keyboard.type(text);
}

async function pressOn(page: Page, button: string) {
  const target = page.getByRole("button", { name: button });
  await tabTo(page, () => target.evaluate((element) => element === document.activeElement));
  await page.keyboard.press("Enter");
}

async function tabTo(page: Page, isThere: () => Promise<boolean>) {
  for (let stops = 0; stops < 20; stops++) {
    if (await isThere()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The keyboard does not get there within 20 stops.");
}

/** How the focused element shows that it is focused, and whether it is on the screen. */
function focusOn(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom } = element.getBoundingClientRect();
    return { name: element.textContent, outlineStyle, outlineWidth, inView: bottom > 0 && top < innerHeight };
  });
}
