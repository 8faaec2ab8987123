import { expect, type Page, test } from "@playwright/test";
import { createLesson } from "../../support/browser/lessons.ts";
import { newcomer } from "../../support/browser/people.ts";
import { buyButton } from "../../support/browser/shop-steps.ts";

/** As if the shop had been deployed since the page was opened: it does not know the action's id. */
async function deploy(page: Page): Promise<() => number> {
  let posts = 0;
  await page.route("**", (route, request) => {
    const headers = request.headers();
    if (!headers["next-action"]) return route.fallback();
    posts += 1;
    return route.continue({ headers: { ...headers, "next-action": `40${"0".repeat(40)}` } });
  });
  return () => posts;
}

test("forms of a page that was open during a deployment go on with what was typed", async ({ page }) => {
  const someone = newcomer();
  await page.goto("/sign-in?next=/library");
  const posts = await deploy(page);
  await page.getByLabel("E-mail").fill(someone.email);
  await page.getByLabel("Password").fill("not my password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("The e-mail address or the password is wrong.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(someone.email);
  await expect(page.getByLabel("Password")).toHaveValue("");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  expect(posts()).toBe(1);

  const lesson = await createLesson();
  await page.goto(`/lessons/${lesson.slug}`);
  await buyButton(page).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in\?lesson=/);
  expect(posts()).toBe(2);
});
