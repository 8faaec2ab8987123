import { expect, type Page, test } from "@playwright/test";
import { purchasesOf } from "../../support/browser/database.ts";
import { createLesson, type Lesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { buy } from "../../support/browser/shop-steps.ts";
import {
  breakStripe,
  mendStripe,
  pay,
  payByBank,
  payUnnoticed,
  settle,
} from "../../support/stripe/control.ts";

let learner: Person;
let lesson: Lesson;

test.beforeEach(async ({ context }) => {
  [learner, lesson] = await Promise.all([createMember(), createLesson()]);
  await enterAs(context, learner);
});

test("an invented session and another member's show the same page without details", { tag: "@deep" }, async ({
  page,
  browser,
}) => {
  const session = await openCheckout(page);
  await pay(session);
  const stranger = await browser.newContext();
  await enterAs(stranger, await createMember());
  const strangersPage = await stranger.newPage();
  const texts: (string | null)[] = [];
  for (const id of ["cs_test_invented", session]) {
    await strangersPage.goto(`/checkout/success?session_id=${id}`);
    await expect(strangersPage.getByRole("heading", { name: "We can’t find this payment." })).toBeVisible();
    expect(await strangersPage.content()).not.toContain(lesson.title);
    texts.push(await strangersPage.getByRole("main").textContent());
  }
  expect(texts[1]).toBe(texts[0]);
});

test("a payment without a webhook opens the lesson", async ({ page }) => {
  const session = await openCheckout(page);
  await payUnnoticed(session);
  await page.goto(`/checkout/success?session_id=${session}`);
  await expect(page.getByText(lesson.secret)).toBeVisible();
});

test("an unpaid session is called unfinished", { tag: "@deep" }, async ({ page }) => {
  await page.goto(`/checkout/success?session_id=${await openCheckout(page)}`);
  await expect(page.getByRole("heading", { name: /is not finished/ })).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, {
    tag: javaScriptEnabled ? [] : "@deep",
  }, () => {
    test.use({ javaScriptEnabled });

    test("while the bank confirms, the page says so, and opens the lesson by itself", async ({ page }) => {
      const session = await openCheckout(page);
      await payByBank(session);
      await page.goto(`/checkout/success?session_id=${session}`);
      await expect(page.getByRole("heading", { name: /^Your bank is confirming/ })).toBeVisible();
      await expect(page.getByText(lesson.secret)).toHaveCount(0);
      expect(await purchasesOf(learner.id)).toMatchObject([{ status: "processing" }]);
      await settle(session);
      await expect(page.getByText("Paid. The lesson is yours.")).toBeVisible();
      await expect(page.getByText(lesson.secret)).toBeVisible();
    });
  });
}

test("while Stripe cannot be reached, the page says so, and opens the lesson by itself", {
  tag: "@deep",
}, async ({ page }) => {
  const session = await openCheckout(page);
  await payUnnoticed(session);
  await breakStripe({ kind: "500", times: 20, match: session, path: `/v1/checkout/sessions/${session}` });
  await page.goto(`/checkout/success?session_id=${session}`);
  await expect(page.getByRole("heading", { name: "We can’t reach the payment service" })).toBeVisible();
  await mendStripe(session);
  await expect(page.getByText(lesson.secret)).toBeVisible();
});

async function openCheckout(page: Page): Promise<string> {
  await page.goto(`/lessons/${lesson.slug}`);
  return buy(page);
}
