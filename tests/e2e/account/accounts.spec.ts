import { expect, test } from "@playwright/test";
import {
  askForPassword,
  expectSignedIn,
  fillSignIn,
  fillSignUp,
  followMail,
  redeemButton,
  signOut,
} from "../../support/browser/account-steps.ts";
import { sql } from "../../support/browser/database.ts";
import { letMinutePass, linkFor } from "../../support/browser/mail.ts";
import { createMember, enterAs, newcomer } from "../../support/browser/people.ts";

test("before the address is confirmed no one gets in, and the mail can be sent again", async ({ page }) => {
  const someone = newcomer();
  await page.goto("/sign-up");
  await fillSignUp(page, someone);
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await page.goto("/sign-in");
  await fillSignIn(page, someone);
  await expect(page.getByRole("alert").filter({ hasText: "not confirmed yet" })).toBeVisible();
  await page.getByRole("button", { name: "Send the mail again" }).click();
  await expect(page.getByText("No second mail was sent")).toBeVisible();
  await letMinutePass(someone.email);
  await page.getByRole("button", { name: "Send the mail again" }).click();
  await expect(page.getByText("Sent again.")).toBeVisible();
  await followMail(page, someone, 2);
  await expectSignedIn(page);
});

test("a forgotten password is replaced by mail; the old one and the used link stop working", async ({
  page,
}) => {
  const member = await createMember();
  await askForPassword(page, member);
  const link = await linkFor(member.email);
  await followMail(page, member);
  await page.getByLabel("New password").fill("a better password");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("Your new password is set.")).toBeVisible();
  await signOut(page);

  await page.goto(link);
  await expect(page.getByText("This link was used already, or it is too old.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await fillSignIn(page, member);
  await expect(page.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
  await fillSignIn(page, { ...member, password: "a better password" });
  await expectSignedIn(page);
});

test("an old password link is refused, and a new one can be asked for", { tag: "@deep" }, async ({
  page,
}) => {
  const member = await createMember();
  await askForPassword(page, member);
  const link = await linkFor(member.email);
  await sql`update auth.users set recovery_sent_at = recovery_sent_at - interval '61 minutes' where id = ${member.id}`;
  await page.goto(link);
  await redeemButton(page).click();
  await expect(page.getByText("This link was used already, or it is too old.")).toBeVisible();
  await page.getByRole("button", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "A new password" })).toBeVisible();
});

test("a changed name shows at once", { tag: "@deep" }, async ({ page, context }) => {
  await enterAs(context, await createMember("Mirela Ionescu"));
  await page.goto("/settings");
  await page.getByLabel("Name").fill("  Mirela Stan ");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Mirela Stan");
  await page.goto("/profile");
  await expect(page.getByRole("heading", { level: 1, name: "Mirela Stan" })).toBeVisible();
});
