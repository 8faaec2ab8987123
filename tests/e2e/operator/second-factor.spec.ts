import { expect, type Page, test } from "@playwright/test";
import { createOperator, openAs } from "../../support/browser/sale-steps.ts";
import { totpCode } from "../../support/totp.ts";

async function enterCode(page: Page, code: string, button: string): Promise<void> {
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: button }).click();
}

const needsYou = (page: Page) => page.getByRole("heading", { level: 1, name: /need(s)? you/i });

test("an operator sets up a second factor without JavaScript, and each new session needs its code", async ({
  browser,
}) => {
  const operator = await createOperator();
  const page = await openAs(browser, operator, { javaScriptEnabled: false });
  await page.goto("/operator");
  await expect(needsYou(page)).toBeVisible();

  await page.goto("/settings");
  await page.getByRole("link", { name: "Second factor" }).click();
  await page.getByLabel("Current password").fill("not the password");
  await page.getByRole("button", { name: "Set it up" }).click();
  await expect(page.getByText("This is not your current password.")).toBeVisible();
  await page.getByLabel("Current password").fill(operator.password);
  await page.getByRole("button", { name: "Set it up" }).click();
  const secret = ((await page.locator("code").textContent()) ?? "").replaceAll(" ", "");
  await enterCode(page, "12 34", "Turn it on");
  await expect(page.getByText("Please enter the six digits that the app shows.")).toBeVisible();
  await enterCode(page, totpCode(secret), "Turn it on");
  await expect(page.getByText("The second factor is on.")).toBeVisible();
  await page.goto("/operator");
  await expect(needsYou(page)).toBeVisible();

  const other = await openAs(browser, operator);
  await other.goto("/operator");
  await expect(other.getByRole("heading", { name: "Enter the code" })).toBeVisible();
  await enterCode(other, totpCode(secret, { steps: 5 }), "Continue");
  await expect(other.getByText("This code is wrong, or too old.")).toBeVisible();
  await other.goto("/operator");
  await enterCode(other, totpCode(secret), "Continue");
  await expect(needsYou(other)).toBeVisible();
  await expect(other).toHaveURL("/operator");

  await other.goto("/settings/second-factor");
  await other.getByLabel("Current password").fill(operator.password);
  await other.getByRole("button", { name: "Turn it off" }).click();
  await expect(other.getByText("The second factor is off.")).toBeVisible();
});
