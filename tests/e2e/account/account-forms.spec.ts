import { expect, test } from "@playwright/test";
import { field, fillSignIn, fillSignUp, header } from "../../support/browser/account-steps.ts";
import { createMember, newcomer } from "../../support/browser/people.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, {
    tag: javaScriptEnabled ? "@deep" : [],
  }, () => {
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

    test("a password that is too short is refused at sign-up", { tag: "@deep" }, async ({ page }) => {
      await page.goto("/sign-up");
      await fillSignUp(page, { ...newcomer(), password: "short" });
      await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/8 characters/);
      await expect(page.getByLabel("Name")).toHaveValue("Noor Rahman");
    });
  });
}

test("a form that was left with an error is fresh later, but for an address handed on", {
  tag: "@deep",
}, async ({ page }) => {
  const member = await createMember();
  const [email, password] = [field(page, "E-mail"), field(page, "Password")];
  await page.goto("/sign-in");
  await fillSignIn(page, { ...member, password: "not the password" });
  await expect(password).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "A new password" })).toBeVisible();
  await expect(email).toHaveValue(member.email);
  await header(page).getByRole("link", { name: "Sign in" }).click();
  await expect(password).toHaveValue("");
  await expect(password).not.toHaveAttribute("aria-invalid", "true");
  await expect(email).toHaveValue("");
  await fillSignIn(page, { ...member, password: "not the password" });
  await expect(password).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "A new password" })).toBeVisible();
  await email.fill("other@shop.test");
  await page.getByRole("button", { name: "Remembered it? Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(email).toHaveValue("other@shop.test");
  await expect(password).not.toHaveAttribute("aria-invalid", "true");
});
