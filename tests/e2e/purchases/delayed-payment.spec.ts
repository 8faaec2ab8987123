import { expect, type Page, test } from "@playwright/test";
import { createLesson, type Lesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { historyEntry, openPurchase, purchaseOnce, steps } from "../../support/browser/purchase-steps.ts";
import { buy, buyButton, cards, payWith, sessionOnPage } from "../../support/browser/shop-steps.ts";
import { settle } from "../../support/stripe/control.ts";

let learner: Person;
let lesson: Lesson;

test.beforeEach(async ({ context }) => {
  [learner, lesson] = await Promise.all([createMember(), createLesson()]);
  await enterAs(context, learner);
});

test("while the bank confirms, every page says so, and no one can pay again", async ({ page }) => {
  await payByBankOnPage(page);
  await expect(page.getByText("up to four business days")).toBeVisible();

  const entry = await historyEntry(page, lesson);
  await expect(entry).toContainText("Money on its way");
  await expect(entry).toContainText("the lesson opens by itself");

  await page.goto(`/lessons/${lesson.slug}`);
  await expect(page.getByText(/^Your bank is confirming/)).toBeVisible();
  await expect(buyButton(page)).toHaveCount(0);
  await expect(page.getByText(lesson.secret)).toHaveCount(0);
  await page.getByRole("link", { name: "See this purchase" }).click();
  await expect(page.getByRole("heading", { name: /^Your bank is confirming/ })).toBeVisible();
  await expect(steps(page)).toContainText([/payment page/, /takes days/]);
});

test("a bank debit that settles opens the lesson by itself", { tag: "@deep" }, async ({ page }) => {
  const session = await payByBankOnPage(page);
  await settle(session);
  await expect(page.getByText("Paid. The lesson is yours.")).toBeVisible();
  await expect(page.getByText(lesson.secret)).toBeVisible();
  await openPurchase(page, lesson);
  await expect(steps(page)).toContainText([
    /payment page/,
    /takes days/,
    /payment of \$12 arrived/,
    /opened/,
    /first time/,
  ]);
});

test("a failed bank debit shows the bank's reason, and the lesson can be bought again", {
  tag: "@deep",
}, async ({ page }) => {
  const reason = "The customer's bank account could not be located.";
  const session = await payByBankOnPage(page, "000111111116");
  await settle(session, "fail");
  await expect(page.getByRole("heading", { name: /did not go through/ })).toBeVisible();
  await expect(page.getByText(reason)).toBeVisible();
  await purchaseOnce(learner, "failed");

  const entry = await historyEntry(page, lesson);
  await expect(entry).toContainText("Payment failed");
  await expect(entry).toContainText("Nothing was charged.");
  await openPurchase(page, lesson);
  await expect(steps(page).last()).toContainText(reason);

  await (await historyEntry(page, lesson)).getByRole("button", { name: "Try again of" }).click();
  await sessionOnPage(page);
  await payWith(page, cards.pays);
  await expect(page.getByText(lesson.secret)).toBeVisible();
});

/** Presses Buy and pays out of a US bank account, as a learner does; answers the session. */
async function payByBankOnPage(page: Page, account = "000123456789"): Promise<string> {
  await page.goto(`/lessons/${lesson.slug}`);
  const session = await buy(page);
  await page.getByLabel("US bank account").check();
  await page.getByLabel("Routing number").fill("110000000");
  await page.getByLabel("Account number").fill(account);
  await page.getByLabel("Account holder").fill("Noor Rahman");
  await page.getByRole("button", { name: /^Pay / }).click();
  await expect(page.getByRole("heading", { name: /^Your bank is confirming/ })).toBeVisible();
  return session;
}
