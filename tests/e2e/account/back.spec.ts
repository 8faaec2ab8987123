import { expect, type Page, test } from "@playwright/test";
import { header, signOut } from "../../support/browser/account-steps.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs } from "../../support/browser/people.ts";
import { purchaseByApi } from "../../support/browser/purchase-steps.ts";
import { buyButton } from "../../support/browser/shop-steps.ts";

test("after signing out, Back shows nothing of the member", async ({ page, context }) => {
  const member = await createMember();
  await enterAs(context, member);
  await page.goto("/settings");
  await expect(page.getByText(member.email)).toBeVisible();
  await header(page).getByRole("link", { name: "My lessons" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "My lessons" })).toBeVisible();
  await signOut(page);
  for (const _ of ["/library", "/settings"]) {
    await page.goBack();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    expect(await page.content()).not.toContain(member.email);
  }
});

test("a page that the back/forward cache restores is reloaded", { tag: "@deep" }, async ({
  page,
  context,
}) => {
  await enterAs(context, await createMember());
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  // Signed out in another tab. Playwright's browser has no back/forward cache; this is the event of one.
  await context.clearCookies();
  // Repeated, because the page listens only once its scripts have run.
  await expect(async () => {
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible({ timeout: 5_000 });
  }).toPass();
});

const leave: [how: string, go: (page: Page) => Promise<unknown>][] = [
  ["a link inside the shop", (page) => page.getByRole("link", { name: "Lectern" }).first().click()],
  ["a new document", (page) => page.goto("/")],
];

for (const [how, go] of leave) {
  test(`a purchase made in another tab is seen on Back, after ${how}`, {
    tag: how === "a new document" ? "@deep" : [],
  }, async ({ page, context }) => {
    const [member, lesson] = await Promise.all([createMember(), createLesson()]);
    await enterAs(context, member);
    await page.goto(`/lessons/${lesson.slug}`);
    await expect(buyButton(page)).toBeVisible();
    await go(page);
    await expect(page).toHaveURL("/");
    await purchaseByApi(context, member, lesson);
    await page.goBack();
    await expect(page.getByText(lesson.secret)).toBeVisible();
  });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, {
    tag: javaScriptEnabled ? [] : "@deep",
  }, () => {
    test.use({ javaScriptEnabled });

    test("a page seen as a guest is the member's on Back", async ({ page, context }) => {
      const member = await createMember();
      // Only with JavaScript for a search, which the page cache does not hold.
      await page.goto(javaScriptEnabled ? "/lessons?q=kerning" : "/lessons/kerning");
      await enterAs(context, member);
      await page.goto("/library");
      await page.goBack();
      await expect(header(page).getByRole("link", { name: "My lessons" })).toBeVisible();
    });
  });
}
