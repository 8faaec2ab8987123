import { expect, test } from "@playwright/test";
import { createMember, enterAs } from "../../support/browser/people.ts";

test("a name that was typed while the session ended is there after the sign-in, and is saved", async ({
  browser,
}) => {
  const member = await createMember();
  const context = await browser.newContext();
  await enterAs(context, member);
  const page = await context.newPage();
  await page.goto("/settings");
  await page.getByLabel("Name").fill("Ada “L.” Okafor");
  await context.clearCookies();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL("/sign-in?next=%2Fsettings");
  await page.getByLabel("E-mail").fill(member.email);
  await page.getByLabel("Password").fill(member.password);
  await page.locator("form").getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/settings");
  await expect(page.getByLabel("Name")).toHaveValue("Ada “L.” Okafor");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto("/settings");
  await expect(page.getByLabel("Name")).toHaveValue("Ada “L.” Okafor");
});
