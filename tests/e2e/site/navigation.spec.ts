import { expect, type Page, test } from "@playwright/test";
import { createMember, enterAs } from "../../support/browser/people.ts";

test("a followed link leaves the page as it is until the next one is there, and the focus goes to its content", async ({
  page,
  context,
}) => {
  await enterAs(context, await createMember());
  const arrive = await holdLessons(page);
  await page.goto("/lessons");
  const link = page.getByRole("article").first().getByRole("link").first();
  const title = (await link.textContent()) ?? "";
  await link.click();
  await expect(page.getByRole("status").filter({ hasText: "Loading…" })).toBeAttached();
  await expect(page.getByRole("heading", { level: 1, name: "Lessons" })).toBeVisible();
  await expect(link).toBeFocused();
  arrive();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByText("Loading…")).toHaveCount(0);
  await expect(page.getByRole("main")).toBeFocused();
});

test("a link opened in a new tab leaves this page as it is", { tag: "@deep" }, async ({ page, context }) => {
  await page.clock.install();
  const arrive = await holdLessons(page);
  await page.goto("/lessons");
  const link = page.getByRole("article").first().getByRole("link").first();
  await Promise.all([context.waitForEvent("page"), link.click({ modifiers: ["ControlOrMeta"] })]);
  await page.clock.runFor(1000);
  await expect(page.getByText("Loading…")).toHaveCount(0);
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
