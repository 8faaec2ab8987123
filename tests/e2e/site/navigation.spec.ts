import { expect, type Page, test } from "@playwright/test";
import { createMember, enterAs } from "../../support/browser/people.ts";

test("a followed link shows the next page's layout until that page is there, and the focus goes to its content", async ({
  page,
  context,
}) => {
  await enterAs(context, await createMember());
  const arrive = await holdLessons(page);
  await page.goto("/lessons");
  const link = page.getByRole("article").first().getByRole("link").first();
  const title = (await link.textContent()) ?? "";
  await link.click();
  await expect(page.locator("[data-skeleton=lesson]")).toBeVisible();
  await expect(page.locator("[data-skeleton]:visible")).toHaveCount(1);
  await expect(page.getByRole("status").filter({ hasText: "Loading…" })).toBeAttached();
  await expect(page.getByRole("main").getByRole("article")).toHaveCount(0);
  arrive();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.locator("[data-skeleton=lesson]")).toBeHidden();
  await expect(page.getByRole("main")).toBeFocused();
});

test("a link opened in a new tab leaves this page as it is", async ({ page, context }) => {
  const arrive = await holdLessons(page);
  await page.goto("/lessons");
  const link = page.getByRole("article").first().getByRole("link").first();
  await Promise.all([context.waitForEvent("page"), link.click({ modifiers: ["ControlOrMeta"] })]);
  await expect(page.locator("html")).not.toHaveAttribute("data-loading");
  await expect(page.getByRole("main")).toBeVisible();
  arrive();
});

/** Keeps what the router asks of lessons' pages until the answered function is called. */
async function holdLessons(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(/\/lessons\/[a-z]/, async (route) => {
    if (route.request().headers().rsc) await promise;
    await route.continue().catch(() => {});
  });
  return resolve;
}
