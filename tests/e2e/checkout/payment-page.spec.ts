import { expect, type Page, test } from "@playwright/test";
import { causesOf, purchasesOf } from "../../support/browser/database.ts";
import { createLesson, type Lesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { buy, cards, payWith, sessionOnPage } from "../../support/browser/shop-steps.ts";
import { breakStripe, control, listSessions, mendStripe } from "../../support/stripe/control.ts";

let learner: Person;
let lesson: Lesson;

test.beforeEach(async ({ context, page }) => {
  [learner, lesson] = await Promise.all([createMember(), createLesson()]);
  await enterAs(context, learner);
  await page.goto(`/lessons/${lesson.slug}`);
});

test("a declined card can be replaced on the same payment page", { tag: "@deep" }, async ({ page }) => {
  const session = await buy(page);
  await payWith(page, cards.declined);
  await expect(page.getByRole("alert")).toContainText("declined");
  await payWith(page, cards.pays);
  await expectOpened(page);
  expect(await purchasesOf(learner.id)).toMatchObject([{ status: "completed", stripe_session_id: session }]);
  await expectSessions(1);
});

test("a late webhook delays nothing, and changes nothing when it arrives", async ({ page }) => {
  const session = await buy(page);
  await control("/deliveries", { mode: "hold", session });
  await payWith(page, cards.pays);
  await expectOpened(page);
  const before = await purchasesOf(learner.id);
  expect(await causesOf(before[0]?.id ?? "")).toEqual([
    "pending: checkout (shop)",
    "completed: checkout.session.completed (api)",
  ]);

  const released = await control("/deliveries/release", { session });
  expect(released).toMatchObject({ data: [{ state: "delivered" }] });
  // Not the version: the event may name an earlier second of payment than the answer that was read before it.
  const { version: _, ...purchase } = before[0] ?? {};
  expect(await purchasesOf(learner.id)).toMatchObject([purchase]);
  expect(await causesOf(before[0]?.id ?? "")).toHaveLength(2);
  await page.reload();
  await expect(page.getByText(lesson.secret)).toBeVisible();
});

test("3-D Secure: authentication opens the lesson", async ({ page }) => {
  await buy(page);
  await payWith(page, cards.secure);
  await page.getByRole("button", { name: "Complete authentication" }).click();
  await expectOpened(page);
});

test("3-D Secure: a failure charges nothing and allows another try", { tag: "@deep" }, async ({ page }) => {
  const session = await buy(page);
  await payWith(page, cards.secure);
  await page.getByRole("button", { name: "Fail authentication" }).click();
  await expect(page.getByRole("alert")).toContainText("authenticate");
  expect(await purchasesOf(learner.id)).toMatchObject([{ status: "pending", stripe_session_id: session }]);
  await payWith(page, cards.pays);
  await expectOpened(page);
});

test("cancelling charges nothing, and the next click opens the same payment page", async ({ page }) => {
  const session = await buy(page);
  await page.getByRole("link", { name: "Back" }).click();
  await expect(page.getByRole("heading", { name: "Nothing was charged." })).toBeVisible();
  await page.getByRole("link", { name: "Back to the lesson" }).click();
  await expect(page.getByText(lesson.secret)).toHaveCount(0);
  await expect(page.getByText("Your purchase is not finished.")).toBeVisible();
  expect(await buy(page)).toBe(session);
  await expectSessions(1);
});

test("a cancelled checkout continues in one click", { tag: "@deep" }, async ({ page }) => {
  const session = await buy(page);
  await page.getByRole("link", { name: "Back" }).click();
  await page.getByRole("button", { name: "Finish your purchase" }).click();
  expect(await sessionOnPage(page)).toBe(session);
  await payWith(page, cards.pays);
  await expectOpened(page);
  // The payment page's way back, in another tab, no longer says that nothing was charged.
  await page.goto(`/checkout/cancel?lesson=${lesson.slug}`);
  await expect(page.getByText("This lesson is already yours.")).toBeVisible();
});

test("an abandoned payment continues in one click, from the profile, the purchase or the success page", {
  tag: "@deep",
}, async ({ page }) => {
  const session = await buy(page);
  const [purchase] = await purchasesOf(learner.id);
  for (const path of ["/profile", `/purchases/${purchase?.id}`, `/checkout/success?session_id=${session}`]) {
    await page.goto(path);
    await page.getByRole("button", { name: /^Finish your purchase/ }).click();
    expect(await sessionOnPage(page)).toBe(session);
  }
  await expectSessions(1);
});

test("when Stripe cannot be reached, the way on leads to the lesson’s page, which says so", {
  tag: "@deep",
}, async ({ page }) => {
  const session = await buy(page);
  await page.goto("/profile");
  await breakStripe({ kind: "500", times: 20, match: session, path: `/v1/checkout/sessions/${session}` });
  await page.getByRole("button", { name: /^Finish your purchase/ }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The payment could not be opened." })).toBeVisible();
  await mendStripe(session);
  expect(await buy(page)).toBe(session);
});

test("an expired payment page leads back to the shop, where the next click opens a new one", {
  tag: "@deep",
}, async ({ page }) => {
  const session = await buy(page);
  await control(`/sessions/${session}/expire`, {});
  await page.reload();
  await expect(page.getByRole("heading", { name: "This payment page has expired" })).toBeVisible();
  await page.getByRole("link", { name: "Return to the shop" }).click();
  await page.getByRole("button", { name: "Finish your purchase" }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/c/pay/") && !url.pathname.endsWith(session));
});

async function expectOpened(page: Page) {
  await expect(page.getByText("Paid. The lesson is yours.")).toBeVisible();
  await expect(page.getByText(lesson.secret)).toBeVisible();
}

async function expectSessions(count: number) {
  const [purchase] = await purchasesOf(learner.id);
  expect(await listSessions(purchase?.id ?? "")).toHaveLength(count);
}
