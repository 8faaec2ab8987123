import { expect, test } from "@playwright/test";
import { expectSignedIn, fillSignIn, fillSignUp, followMail } from "../../support/browser/account-steps.ts";
import { purchasesOf } from "../../support/browser/database.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs, newcomer } from "../../support/browser/people.ts";
import { purchaseByApi } from "../../support/browser/purchase-steps.ts";
import { buyButton, cards, payWith, sessionOnPage } from "../../support/browser/shop-steps.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, {
    tag: javaScriptEnabled ? [] : "@deep",
  }, () => {
    test.use({ javaScriptEnabled });

    test("a signed-out learner who presses Buy signs in and continues to the payment", async ({ page }) => {
      const [learner, lesson] = await Promise.all([createMember(), createLesson()]);
      await page.goto(`/lessons/${lesson.slug}`);
      await buyButton(page).click();
      await expect(page.getByText("Then you continue to the payment.")).toBeVisible();
      await fillSignIn(page, learner);
      const session = await sessionOnPage(page);
      expect(await purchasesOf(learner.id)).toMatchObject([{ stripe_session_id: session }]);
    });
  });
}

test("a newcomer who presses Buy confirms the e-mail address and continues to the payment", async ({
  page,
}) => {
  const [someone, lesson] = [newcomer(), await createLesson()];
  await page.goto(`/lessons/${lesson.slug}`);
  await buyButton(page).click();
  await page.getByRole("button", { name: "Make an account" }).click();
  await fillSignUp(page, someone);
  await followMail(page, someone);
  await sessionOnPage(page);
  await payWith(page, cards.pays);
  await expect(page.getByText(lesson.secret)).toBeVisible();
});

test("a person who owns the lesson already finds it open after signing in", { tag: "@deep" }, async ({
  page,
  browser,
}) => {
  const [learner, lesson] = await Promise.all([createMember(), createLesson()]);
  const elsewhere = await browser.newContext();
  await enterAs(elsewhere, learner);
  await purchaseByApi(elsewhere, learner, lesson);

  await page.goto(`/lessons/${lesson.slug}`);
  await buyButton(page).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await fillSignIn(page, learner);
  await expect(page.getByText("This lesson is already yours.")).toBeVisible();
  await expect(page.getByText(lesson.secret)).toBeVisible();
});

for (const next of ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]) {
  const tag = next.startsWith("//") ? [] : "@deep";
  test(`signing in never leads to another site: next=${next}`, { tag }, async ({ page, baseURL }) => {
    const learner = await createMember();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await fillSignIn(page, learner);
    await expectSignedIn(page);
    expect(page.url()).toBe(`${baseURL}/`);
  });
}

test("a page of one's own leads through signing in and back", { tag: "@deep" }, async ({ page }) => {
  const learner = await createMember();
  await page.goto("/settings");
  await expect(page).toHaveURL("/sign-in?next=%2Fsettings");
  await fillSignIn(page, learner);
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await expect(page.getByText(learner.email)).toBeVisible();
});
