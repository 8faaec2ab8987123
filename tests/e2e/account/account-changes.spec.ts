import { expect, type Page, test } from "@playwright/test";
import { fillSignIn } from "../../support/browser/account-steps.ts";
import { sql } from "../../support/browser/database.ts";
import { linkFor, mailTo } from "../../support/browser/mail.ts";
import { expectAccessible } from "../../support/browser/page-checks.ts";
import { createMember, enterAs, newcomer } from "../../support/browser/people.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, {
    tag: javaScriptEnabled ? [] : "@deep",
  }, () => {
    test.use({ javaScriptEnabled });

    test("a new address holds once both mailboxes have agreed, and not before", async ({ page, context }) => {
      const member = await createMember();
      const { email } = newcomer();
      await enterAs(context, member);
      await page.goto("/settings/email");
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByLabel("New e-mail").fill(email);
      await page.getByLabel("Current password").fill("not the password");
      await page.getByRole("button", { name: "Mail both addresses" }).click();
      await expect(page.getByLabel("Current password")).toHaveAccessibleDescription(/not your current/);
      await expect(page.getByLabel("New e-mail")).toHaveValue(email);
      expect(await mailTo(email)).toHaveLength(0);

      await page.getByLabel("Current password").fill(member.password);
      await page.getByRole("button", { name: "Mail both addresses" }).click();
      await expect(page.getByRole("heading", { name: "Check both mailboxes" })).toBeVisible();
      await agree(page, email);
      await expect(page.getByText("One address is confirmed.")).toBeVisible();
      expect(await emailOf(member.id)).toBe(member.email);
      await agree(page, member.email);
      await expect(page.getByText("Your e-mail address is changed.")).toBeVisible();
      await expect(page.getByText(`Signed in as ${email}`)).toBeVisible();
      expect(await emailOf(member.id)).toBe(email);
    });

    test("a new password: the old one and the other device are out, and a mail says so", {
      tag: "@deep",
    }, async ({ page, context, browser }) => {
      const member = await createMember();
      await enterAs(context, member);
      const other = await browser.newContext();
      await enterAs(other, member);
      const elsewhere = await other.newPage();
      await page.goto("/settings/password");
      if (javaScriptEnabled) await expectAccessible(page);
      await changePassword(page, "not the password", "a better password");
      await expect(page.getByLabel("Current password")).toHaveAttribute("aria-invalid", "true");
      await changePassword(page, member.password, "a better password");
      await expect(page.getByText("Your new password is set.")).toBeVisible();
      expect((await mailTo(member.email)).map(({ subject }) => subject)).toEqual([
        "Your password at Lectern was changed",
      ]);
      await elsewhere.goto("/settings");
      await expect(elsewhere.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
      await fillSignIn(elsewhere, member);
      await expect(elsewhere.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
      await fillSignIn(elsewhere, { ...member, password: "a better password" });
      await expect(elsewhere.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
      await other.close();
    });

    test("an account is deleted with password and confirmation; its e-mail address can sign up again", async ({
      page,
      context,
    }) => {
      const member = await createMember();
      await enterAs(context, member);
      await page.goto("/settings/delete");
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByLabel("Current password").fill(member.password);
      await page.getByLabel(/Type the word/).fill("no");
      await page.getByRole("button", { name: "Delete my account" }).click();
      await expect(page.getByLabel(/Type the word/)).toHaveAccessibleDescription(/type the word delete/);
      await page.getByLabel("Current password").fill(member.password);
      await page.getByLabel(/Type the word/).fill("Delete");
      await page.getByRole("button", { name: "Delete my account" }).click();
      await expect(page.getByRole("heading", { name: "Your account is deleted" })).toBeVisible();
      await expect(page.getByRole("link", { name: "Join" })).toBeVisible();
      await page.goto("/sign-in");
      await fillSignIn(page, member);
      await expect(page.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
    });
  });
}

test("an address that has an account of its own answers like a free one, and gets no mail", {
  tag: "@deep",
}, async ({ page, context }) => {
  const [member, other] = [await createMember(), await createMember()];
  await enterAs(context, member);
  await page.goto("/settings/email");
  await page.getByLabel("New e-mail").fill(other.email);
  await page.getByLabel("Current password").fill(member.password);
  await page.getByRole("button", { name: "Mail both addresses" }).click();
  await expect(page.getByRole("heading", { name: "Check both mailboxes" })).toBeVisible();
  expect(await mailTo(other.email)).toHaveLength(0);
});

test("one's own data comes as a file", { tag: "@deep" }, async ({ page, context }) => {
  await enterAs(context, await createMember());
  await page.goto("/settings");
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download your data" }).click();
  expect((await download).suggestedFilename()).toMatch(/^lectern-[\d-]+\.json$/);
});

async function agree(page: Page, email: string) {
  await page.goto(await linkFor(email));
  await page.getByRole("button", { name: "Confirm the change" }).click();
}

async function changePassword(page: Page, present: string, password: string) {
  await page.getByLabel("Current password").fill(present);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Set the new password" }).click();
}

async function emailOf(id: string) {
  const [row] = await sql<{ email: string }[]>`select email from auth.users where id = ${id}`;
  return row?.email;
}
