import { expect, type Page, test } from "@playwright/test";
import { z } from "zod";
import { balance, grantCredits } from "../../support/browser/credit-steps.ts";
import { purchasesOf, sql } from "../../support/browser/database.ts";
import { createLesson, type Lesson } from "../../support/browser/lessons.ts";
import { expectAccessible, expectHealthyPage } from "../../support/browser/page-checks.ts";
import { createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { paymentOf, purchaseByApi } from "../../support/browser/purchase-steps.ts";
import { cards, payWith, sessionOnPage } from "../../support/browser/shop-steps.ts";
import { pay, payByBank, refundPayment, settle } from "../../support/stripe/control.ts";

let learner: Person;
let lesson: Lesson;

test.beforeEach(async ({ context }) => {
  [learner, lesson] = await Promise.all([createMember(), createLesson({ price: "9.99" })]);
  await enterAs(context, learner);
});

test("what is owed is shown, and settled by what is bought to open the next lesson", async ({ page }) => {
  await buyCredits(page, 999);
  await redeem(page, lesson);
  await refundPayment(await paymentOf(learner), { amount: 400 });
  const next = await createLesson({ price: "9.99" });
  await expect(async () => {
    await page.goto(`/lessons/${next.slug}`);
    await expect(balance(page)).toHaveText(/400 credits owed$/, { timeout: 100 });
    await expect(page.getByText(/^You owe 400\scredits\. This lesson costs 999\.$/)).toBeVisible();
  }).toPass();
  await expectHealthyPage(page, `/credits?lesson=${next.slug}`);
  await expect(page.getByText("What you buy next settles them first")).toBeVisible();
  await page.getByRole("button", { name: /^Buy 1,399\scredits for \W*\$13\.99\W* and open it$/ }).click();
  await sessionOnPage(page);
  await payWith(page, cards.pays);
  await expect(page.getByText(next.secret)).toBeVisible();
  await expect(balance(page)).toHaveText(/^0/);
});

test("a lesson that became dearer while it was paid is not opened; the credits stay", async ({ page }) => {
  await grantCredits(learner, 640);
  await startTopUp(page, /^Buy 359\scredits/);
  await sql`update public.lessons set price = '12.00' where id = ${lesson.id}`;
  await payWith(page, cards.pays);
  await expect(
    page.getByText("The lesson’s price has changed meanwhile, so it was not opened."),
  ).toBeVisible();
  await expect(balance(page)).toHaveText(/^999/);
  await expect(page.getByRole("button", { name: /^Buy 201\scredits/ })).toBeVisible();
});

test("a pack opens the lesson where its button says so, and that can be undone", async ({ page }) => {
  await page.goto(`/credits?lesson=${lesson.slug}`);
  await expect(page.getByRole("button", { name: /^Buy Starter for \W*\$4\.99\W*$/ })).toBeVisible();
  await page.getByRole("button", { name: /^Buy Creator for \W*\$14\.99\W* and open it$/ }).click();
  await sessionOnPage(page);
  await payWith(page, cards.pays);
  await expect(page.getByText("The lesson is yours.", { exact: true })).toBeVisible();
  await expect(balance(page)).toHaveText(/^501/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(balance(page)).toHaveText(/^1,500/);
});

test("a pack that is too small for the lesson opens nothing, and leads back to what is still needed", async ({
  page,
}) => {
  await page.goto(`/credits?lesson=${lesson.slug}`);
  await page.getByRole("button", { name: /^Buy Starter for \W*\$4\.99\W*$/ }).click();
  await sessionOnPage(page);
  await payWith(page, cards.pays);
  await expect(page).toHaveURL(`/credits?lesson=${lesson.slug}`);
  await expect(page.getByRole("button", { name: /^Buy 499\scredits/ })).toBeVisible();
});

test("a pack that the lesson does not need opens nothing", async ({ page }) => {
  await grantCredits(learner, 1000);
  await page.goto(`/credits?lesson=${lesson.slug}`);
  await page.getByRole("button", { name: /^Buy Starter for \W*\$4\.99\W*$/ }).click();
  await sessionOnPage(page);
  await payWith(page, cards.pays);
  await expect(page.getByText(/^Paid\. 500\scredits are in your account\.$/)).toBeVisible();
  await expect(balance(page)).toHaveText(/^1,500/);
});

test("a lesson that was bought meanwhile costs no credits", async ({ page, context }) => {
  await grantCredits(learner, 640);
  await startTopUp(page, /^Buy 359\scredits/);
  await purchaseByApi(context, learner, lesson);
  await payWith(page, cards.pays);
  await expect(page.getByText(/^This lesson is yours already/)).toBeVisible();
  await expect(page.getByText(lesson.secret)).toBeVisible();
  await expect(balance(page)).toHaveText(/^999/);
});

test("pressed twice and in two tabs, it is one payment and one opening", async ({ page, context }) => {
  await grantCredits(learner, 640);
  const other = await context.newPage();
  const stale = await context.newPage();
  await stale.goto(`/lessons/${lesson.slug}`);
  const sessions = await Promise.all([page, other].map((tab) => startTopUp(tab, /^Buy 359\scredits/)));
  expect(sessions[1]).toBe(sessions[0]);
  await pay(sessions[0] ?? "");
  const tabs = [page, other].map(async (tab) => {
    await tab.goto(`/checkout/success?session_id=${sessions[0]}`);
    await expect(tab.getByText(lesson.secret)).toBeVisible();
  });
  await Promise.all(tabs);
  await expect(balance(page)).toHaveText(/^0/);
  expect(await purchasesOf(learner.id)).toHaveLength(2);
  await stale.getByRole("button", { name: /^Buy 359\scredits/ }).click();
  await expect(stale.getByText("This lesson is already yours.")).toBeVisible();
});

test("a second press in an old tab leaves the undo of the first; then it is opened once more", async ({
  page,
  context,
}) => {
  await grantCredits(learner, 2000);
  const old = await context.newPage();
  await old.goto(`/lessons/${lesson.slug}`);
  await redeem(page, lesson);
  await old.getByRole("button", { name: /^Open with 999\scredits$/ }).click();
  await expect(old.getByText("This lesson is already yours.")).toBeVisible();
  await old.getByRole("button", { name: "Undo" }).click();
  await expect(balance(old)).toHaveText(/^2,000/);
  await expect(old.getByText("Undone. Your credits are back.")).toBeVisible();
  await old.getByRole("button", { name: /^Open with 999\scredits$/ }).click();
  await expect(balance(old)).toHaveText(/^1,001/);
  await expect(old.getByText("The lesson is yours.", { exact: true })).toBeVisible();
  await expect(old.getByText("Undone. Your credits are back.")).toHaveCount(0);
});

test("credits that are there meanwhile are not bought once more", async ({ page }) => {
  await grantCredits(learner, 640);
  await page.goto(`/lessons/${lesson.slug}`);
  await grantCredits(learner, 359);
  await page.getByRole("button", { name: /^Buy 359\scredits/ }).click();
  await expect(page.getByText("The lesson needs other credits than before.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Open with 999\scredits$/ })).toBeVisible();
  expect(await purchasesOf(learner.id)).toEqual([]);
});

test("whoever leaves the payment page comes back to the credits for the lesson", async ({ page }) => {
  await grantCredits(learner, 985);
  await startTopUp(page, /^Buy 50\scredits/);
  await page.getByRole("link", { name: /^Back/ }).click();
  await expect(page.getByRole("heading", { name: "Nothing was charged." })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Back to credits" }).click();
  await expect(
    page.getByText(/^The smallest payment is \W*\$0\.50\W*; 36\scredits stay yours\.$/),
  ).toBeVisible();
});

test("a pack that a bank pays is waited for, and leads to the lesson that it is for", async ({ page }) => {
  await page.goto(`/credits?lesson=${lesson.slug}`);
  await page.getByRole("button", { name: /^Buy Creator for/ }).click();
  const session = await sessionOnPage(page);
  await payByBank(session);
  await page.goto(`/checkout/success?session_id=${session}`);
  await expect(page.getByRole("heading", { name: /^Your bank is confirming/ })).toBeVisible();
  const lessonLink = page.getByRole("link", { name: "the lesson that you want them for" });
  await expect(lessonLink).toHaveAttribute("href", `/lessons/${lesson.slug}`);
  await settle(session);
  await expect(page.getByText("The lesson is yours.", { exact: true })).toBeVisible();
  await expect(balance(page)).toHaveText(/^501/);
});

test("the dialog is accessible, and leads back to the page and the link that opened it", async ({ page }) => {
  await grantCredits(learner, 640);
  await page.goto(`/lessons/${lesson.slug}`);
  const link = page.getByRole("link", { name: "See packs of credits" });
  await link.click();
  const dialog = page.getByRole("dialog", { name: "Credits" });
  await expect(dialog.getByRole("button", { name: /^Buy 359\scredits/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(`/lessons/${lesson.slug}`);
  await expect(link).toBeFocused();
});

const session = z.object({ sessionId: z.string() });

async function buyCredits(page: Page, credits: number): Promise<void> {
  const answer = await page.request.post("/api/credits/checkout", { data: { credits } });
  const { sessionId } = session.parse(await answer.json());
  await pay(sessionId);
  await page.request.post("/api/credits/verify", { data: { sessionId } });
}

const redeem = (page: Page, { id }: Lesson) =>
  page.request.post(`/api/lessons/${id}/redeem`, { headers: { "idempotency-key": id }, data: {} });

/** Answers the session of the payment page. */
async function startTopUp(page: Page, name: RegExp): Promise<string> {
  await page.goto(`/lessons/${lesson.slug}`);
  await page.getByRole("button", { name }).dblclick();
  return sessionOnPage(page);
}
