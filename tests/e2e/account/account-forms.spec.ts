import { expect, test } from "@playwright/test";
import { fillSignIn, fillSignUp, header } from "../../support/browser/account-steps.ts";
import { createMember, newcomer } from "../../support/browser/people.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("a wrong password shows a message at the field, and the e-mail address stays", async ({ page }) => {
      const member = await createMember();
      await page.goto("/sign-in?next=/settings");
      await fillSignIn(page, { ...member, password: "not the password" });
      const password = page.getByLabel("Password");
      await expect(password).toHaveAccessibleDescription(/address or the password is wrong/);
      await expect(password).toHaveAttribute("aria-invalid", "true");
      if (javaScriptEnabled) await expect(password).toBeFocused();
      await expect(page.getByLabel("E-mail")).toHaveValue(member.email);
      await fillSignIn(page, member);
      await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
    });

    test("a password that is too short is refused at sign-up", async ({ page }) => {
      await page.goto("/sign-up");
      await fillSignUp(page, { ...newcomer(), password: "short" });
      await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/8 characters/);
      await expect(page.getByLabel("Name")).toHaveValue("Noor Rahman");
    });
  });
}

test("a form that was left with an error is fresh for a person who comes back", async ({ page }) => {
  const member = await createMember();
  await page.goto("/sign-in");
  await fillSignIn(page, { ...member, password: "not the password" });
  await expect(page.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "A new password" })).toBeVisible();
  await header(page).getByRole("link", { name: "Sign in" }).click();
  const password = page.getByLabel("Password").filter({ visible: true });
  await expect(password).toHaveValue("");
  await expect(password).not.toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("E-mail").filter({ visible: true })).toHaveValue("");
  await fillSignIn(page, { ...member, password: "not the password" });
  await expect(password).toHaveAttribute("aria-invalid", "true");
});
