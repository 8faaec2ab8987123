import { expect, test } from "@playwright/test";
import { expectSignedIn, fillSignUp, header } from "../../support/browser/account-steps.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { mailTo } from "../../support/browser/mail.ts";
import { createMember, newcomer } from "../../support/browser/people.ts";
import { buyButton, sessionOnPage } from "../../support/browser/shop-steps.ts";

// A switch of the whole sandbox, so these tests run alone (playwright.config.ts).
test.describe.configure({ mode: "default" });
test.beforeAll(() => confirmEmail(false));
test.afterAll(() => confirmEmail(true));

test("where no confirmation is asked for, signing up signs in", async ({ page }) => {
  const someone = newcomer();
  await page.goto("/sign-up");
  await fillSignUp(page, someone);
  await expectSignedIn(page);
  expect(await mailTo(someone.email)).toHaveLength(0);
});

test("where no confirmation is asked for, a newcomer who pressed Buy continues to the payment at once", async ({
  page,
}) => {
  const lesson = await createLesson();
  await page.goto(`/lessons/${lesson.slug}`);
  await buyButton(page).click();
  await page.getByRole("button", { name: "Make an account" }).click();
  await fillSignUp(page, newcomer());
  await sessionOnPage(page);
});

test("where no confirmation is asked for, a taken address is refused without saying why", async ({
  page,
}) => {
  const member = await createMember();
  await page.goto("/sign-up");
  await fillSignUp(page, { ...newcomer(), email: member.email });
  await expect(page.getByRole("alert").filter({ hasText: "We could not make an account" })).toBeVisible();
  await expect(header(page).getByRole("link", { name: "Join" })).toBeVisible();
});

async function confirmEmail(wanted: boolean) {
  const answer = await fetch(`${process.env.NEXT_PUBLIC_SUPABASE_URL}/_sandbox/auth`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ confirmEmail: wanted }),
  });
  expect(answer.ok).toBe(true);
}
