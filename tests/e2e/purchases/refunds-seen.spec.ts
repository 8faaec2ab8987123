import { expect, test } from "@playwright/test";
import { createLesson, type Lesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs, type Person } from "../../support/browser/people.ts";
import {
  historyEntry,
  openPurchase,
  paymentOf,
  purchaseByApi,
  purchaseOnce,
  steps,
} from "../../support/browser/purchase-steps.ts";
import { buyAndPay, buyButton } from "../../support/browser/shop-steps.ts";
import { openDispute, refundPayment, updateDispute, updateRefund } from "../../support/stripe/control.ts";

let learner: Person;
let lesson: Lesson;
let payment: string;

test.beforeEach(async ({ context }) => {
  [learner, lesson] = await Promise.all([createMember(), createLesson()]);
  await enterAs(context, learner);
  await purchaseByApi(context, learner, lesson);
  payment = await paymentOf(learner);
});

test("a refund made in Stripe's dashboard closes the lesson, and every page says why", async ({ page }) => {
  await refundPayment(payment);
  await purchaseOnce(learner, "refunded");
  await page.goto(`/lessons/${lesson.slug}`);
  await expect(page.getByText(lesson.secret)).toHaveCount(0);
  await expect(page.getByText(/^Your money was/)).toBeVisible();
  await expect(buyButton(page)).toBeVisible();

  const entry = await historyEntry(page, lesson);
  await expect(entry).toContainText("Refunded");
  await expect(entry).toContainText("It can take 5 to 10 days until your bank shows it.");
  await openPurchase(page, lesson);
  await expect(page.getByRole("heading", { name: /^Your money was/ })).toBeVisible();
  await expect(page.getByText("Returned to you")).toBeVisible();
  await expect(steps(page)).toContainText([/payment page/, /paid/, /opened/, /\$12 back/, /closed/]);
});

test("a reader whose payment is refunded sees the closed lesson, not an error", { tag: "@deep" }, async ({
  page,
}) => {
  await page.goto(`/lessons/${lesson.slug}`);
  const finish = page.getByRole("button", { name: "Mark as finished" });
  await expect(finish).toBeVisible();
  await refundPayment(payment);
  await purchaseOnce(learner, "refunded");
  await finish.click();
  await expect(page.getByText(/^Your money was/)).toBeVisible();
  await expect(page.getByText(lesson.secret)).toHaveCount(0);
  await expect(page.getByText("Please try again")).toHaveCount(0);
});

test("a partial refund keeps the lesson open, and every page names the amount", { tag: "@deep" }, async ({
  page,
}) => {
  await refundPayment(payment, { amount: 500 });
  await purchaseOnce(learner, "partially_refunded");
  await page.goto(`/lessons/${lesson.slug}`);
  await expect(page.getByText(lesson.secret)).toBeVisible();
  await expect(await historyEntry(page, lesson)).toContainText(/\$5 was/);
  await openPurchase(page, lesson);
  await expect(page.getByRole("heading", { name: /^\$5 of it/ })).toBeVisible();
  await expect(steps(page).filter({ hasText: /\$5 back/ })).toBeVisible();
});

test("a refund that fails weeks later opens the lesson again", { tag: "@deep" }, async ({ page }) => {
  const refund = await refundPayment(payment);
  await purchaseOnce(learner, "refunded");
  await updateRefund(refund.id, "failed");
  await purchaseOnce(learner, "completed");
  await page.goto(`/lessons/${lesson.slug}`);
  await expect(page.getByText(lesson.secret)).toBeVisible();
  await openPurchase(page, lesson);
  await expect(page.getByRole("heading", { name: /did not reach/ })).toBeVisible();
  await expect(steps(page)).toContainText([/did not arrive/, /opened again/]);
});

test("a dispute closes the lesson and offers no second purchase; won, the lesson is open again", {
  tag: "@deep",
}, async ({ page }) => {
  const dispute = await openDispute(payment);
  await purchaseOnce(learner, "disputed");
  await page.goto(`/lessons/${lesson.slug}`);
  await expect(page.getByText(lesson.secret)).toHaveCount(0);
  await expect(page.getByText(/is disputed/)).toBeVisible();
  await expect(buyButton(page)).toHaveCount(0);
  await expect(await historyEntry(page, lesson)).toContainText("Disputed");
  await openPurchase(page, lesson);
  await expect(page.getByText("which can take two or three months")).toBeVisible();
  await expect(steps(page).last()).toContainText(/closed/);

  await updateDispute(dispute.id, "won");
  await purchaseOnce(learner, "completed");
  await page.reload();
  await expect(steps(page)).toContainText([/payment stands/, /opened again/]);
  await page.getByRole("link", { name: "Open the lesson" }).click();
  await expect(page.getByText(lesson.secret)).toBeVisible();
});

test("a lost dispute says that the bank took the money, and the lesson can be bought again", {
  tag: "@deep",
}, async ({ page }) => {
  const dispute = await openDispute(payment);
  await updateDispute(dispute.id, "lost");
  await purchaseOnce(learner, "disputed");
  await openPurchase(page, lesson);
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("heading", { name: /^Your bank took/ })).toBeVisible({
      timeout: 500,
    });
  }).toPass();
  await buyAndPay(page, lesson);
  await expect(page.getByText(lesson.secret)).toBeVisible();
});
