import { expect, type Page, test } from "@playwright/test";
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
import { createLesson } from "../../support/browser/lessons.ts";
import { linkFor, mailTo } from "../../support/browser/mail.ts";
import { createCreator, createMember, enterAs, newcomer, type Person } from "../../support/browser/people.ts";

test("before the address is confirmed no one gets in, and the mail can be sent again", async ({ page }) => {
  const someone = newcomer();
  await page.goto("/sign-up");
  await fillSignUp(page, someone);
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await page.goto("/sign-in");
  await fillSignIn(page, someone);
  await expect(page.getByRole("alert").filter({ hasText: "not confirmed yet" })).toBeVisible();
  await page.getByRole("button", { name: "Send the mail again" }).click();
  await expect(page.getByText("Sent again.")).toBeVisible();
  await followMail(page, someone, 2);
  await expectSignedIn(page);
});

test("signing up with a taken address answers like with a new one", async ({ page, browser }) => {
  const [member, someone] = [await createMember(), newcomer()];
  const other = await (await browser.newContext()).newPage();
  expect(await answerToSignUp(page, { ...someone, email: member.email })).toEqual(
    await answerToSignUp(other, someone),
  );
  expect(await mailTo(member.email)).toHaveLength(0);
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
  await redeemButton(page).click();
  await expect(page.getByText("This link was used already, or it is too old.")).toBeVisible();
  await fillSignIn(page, member);
  await expect(page.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
  await fillSignIn(page, { ...member, password: "a better password" });
  await expectSignedIn(page);
});

test("an old password link is refused, and a new one can be asked for", async ({ page }) => {
  const member = await createMember();
  await askForPassword(page, member);
  const link = await linkFor(member.email);
  await sql`update auth.users set recovery_sent_at = recovery_sent_at - interval '61 minutes' where id = ${member.id}`;
  await page.goto(link);
  await redeemButton(page).click();
  await expect(page.getByText("This link was used already, or it is too old.")).toBeVisible();
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "A new password" })).toBeVisible();
});

test("a recovery request does not disclose whether there is an account", async ({ page }) => {
  await askForPassword(page, newcomer());
  await expect(page.getByText("If there is an account with this address")).toBeVisible();
});

test("a changed name shows at once, for a creator also on their lessons", async ({ page, context }) => {
  const creator = await createCreator("Mirela Ionescu");
  const lesson = await createLesson({ creator });
  await page.goto(`/lessons/${lesson.slug}`);
  await expect(page.getByText("Mirela Ionescu").first()).toBeVisible();

  await enterAs(context, creator);
  await page.goto("/settings");
  await page.getByLabel("Name").fill("  Mirela Stan ");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Mirela Stan");
  await page.goto("/profile");
  await expect(page.getByRole("heading", { level: 1, name: "Mirela Stan" })).toBeVisible();
  await signOut(page);
  await page.goto(`/lessons/${lesson.slug}`);
  await expect(page.getByText("Mirela Stan").first()).toBeVisible();
  await expect(page.getByText("Mirela Ionescu")).toHaveCount(0);
});

async function answerToSignUp(page: Page, someone: Omit<Person, "id">) {
  await page.goto("/sign-up");
  await fillSignUp(page, someone);
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  const text = await page.getByRole("main").textContent();
  return { url: page.url(), text: text?.replace(someone.email, "") };
}
