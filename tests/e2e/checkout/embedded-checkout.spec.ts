import { expect } from "@playwright/test";
import { purchasesOf } from "../../support/browser/database.ts";
import {
  expectOpened,
  expectPaymentOpen,
  expectSessions,
  paymentForm,
  paymentRegion,
  startPayment,
  test,
} from "../../support/browser/embedded-shop.ts";
import { createLesson, type Lesson } from "../../support/browser/lessons.ts";
import { collectConsoleErrors, expectAccessibleAtAnyWidth } from "../../support/browser/page-checks.ts";
import { createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { buyButton, cards, payWith } from "../../support/browser/shop-steps.ts";
import { control, settle } from "../../support/stripe/control.ts";
import { until } from "../../support/until.ts";

// One worker, so that one shop does for all of them.
test.describe.configure({ mode: "default" });

let learner: Person;
let lesson: Lesson;

test.beforeEach(async () => {
  [learner, lesson] = await Promise.all([createMember(), createLesson()]);
});

test.describe("a member", () => {
  test.beforeEach(async ({ context, page }) => {
    await enterAs(context, learner);
    await page.goto(`/lessons/${lesson.slug}`);
  });

  test("knows the total and its currency before the click, pays in the page, and reads", async ({ page }) => {
    const box = page.getByRole("complementary", { name: "Buy this lesson" });
    await expect(box).toContainText("The total, in US dollars. One payment; no taxes or fees are added.");
    await page.getByRole("button", { name: "Buy for $12" }).click();
    await expectPaymentOpen(page);
    await expect(page.getByRole("heading", { name: "Pay $12" })).toBeFocused();
    await payWith(paymentForm(page), cards.pays);
    await expectOpened(page, lesson);
    expect(await purchasesOf(learner.id)).toMatchObject([{ status: "completed" }]);
    await expectSessions(learner, ["complete"]);
  });

  test("keeps its secret out of the log and of the page's URL", { tag: "@deep" }, async ({ page, shop }) => {
    await startPayment(page);
    const [purchase] = await purchasesOf(learner.id);
    const session = purchase?.stripe_session_id ?? "";
    const frame = page.frames().find((each) => each.url().includes(`${session}_secret_`));
    expect(frame).toBeDefined();
    await until("the log's line of this checkout", async () => (await shop.readLog()).includes(session));
    expect(await shop.readLog()).not.toContain("_secret_");
    expect(page.url()).not.toContain("_secret_");
  });

  test("sees an accessible page while paying, without console errors", { tag: "@deep" }, async ({ page }) => {
    const errors = collectConsoleErrors(page);
    await startPayment(page);
    await expect(page.getByText("Your purchase is not finished.")).toHaveCount(0);
    await expectAccessibleAtAnyWidth(page);
    expect(errors).toEqual([]);
  });

  test("replaces a declined card in the same form", async ({ page }) => {
    await startPayment(page);
    await payWith(paymentForm(page), cards.declined);
    await expect(paymentForm(page).getByRole("alert")).toContainText("declined");
    await payWith(paymentForm(page), cards.pays);
    await expectOpened(page, lesson);
    await expectSessions(learner, ["complete"]);
  });

  test("authenticates by 3-D Secure; a failure charges nothing and allows another try", {
    tag: "@deep",
  }, async ({ page }) => {
    await startPayment(page);
    await payWith(paymentForm(page), cards.secure);
    await paymentForm(page).getByRole("button", { name: "Fail authentication" }).click();
    await expect(paymentForm(page).getByRole("alert")).toContainText("authenticate");
    await payWith(paymentForm(page), cards.secure);
    await paymentForm(page).getByRole("button", { name: "Complete authentication" }).click();
    await expectOpened(page, lesson);
  });

  test("a bank debit says that it takes days, and opens the lesson afterwards", { tag: "@deep" }, async ({
    page,
  }) => {
    await startPayment(page);
    const form = paymentForm(page);
    await form.getByLabel("US bank account").check();
    await form.getByLabel("Routing number").fill("110000000");
    await form.getByLabel("Account number").fill("000123456789");
    await form.getByLabel("Account holder").fill("Noor Rahman");
    await form.getByRole("button", { name: /^Pay / }).click();
    await expect(page.getByRole("heading", { name: /^Your bank is confirming/ })).toBeVisible();
    const [purchase] = await purchasesOf(learner.id);
    await settle(purchase?.stripe_session_id ?? "");
    await expectOpened(page, lesson);
  });

  test("closing the payment charges nothing, keeps the scroll position, and continues in the same session", async ({
    page,
  }) => {
    await startPayment(page);
    await page.getByRole("button", { name: "Back to the lesson" }).click();
    await expect(paymentRegion(page)).toHaveCount(0);
    await expect(page.getByRole("status").filter({ hasText: "Nothing was charged." })).toBeVisible();
    await expect(page.getByText("Your purchase is not finished.")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Finish your purchase" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expectPaymentOpen(page);
    await expectSessions(learner, ["open"]);
    await payWith(paymentForm(page), cards.pays);
    await expectOpened(page, lesson);
  });

  test("an abandoned purchase is shown on the lesson's page and in the profile, and continues in one click", {
    tag: "@deep",
  }, async ({ page }) => {
    await startPayment(page);
    await page.goto(`/lessons/${lesson.slug}`);
    await expect(page.getByText("Your purchase is not finished.")).toBeVisible();
    await page.goto("/profile");
    await page.getByRole("button", { name: `Finish your purchase of ${lesson.title}` }).click();
    await expectPaymentOpen(page);
    expect(page.url()).not.toContain("payment=");
    await expectSessions(learner, ["open"]);
    await payWith(paymentForm(page), cards.pays);
    await expectOpened(page, lesson);
  });

  test("pressing Buy twice creates one session", { tag: "@deep" }, async ({ page }) => {
    await buyButton(page).dblclick();
    await expectPaymentOpen(page);
    await expectSessions(learner, ["open"]);
  });

  test("an expired session is replaced", { tag: "@deep" }, async ({ page }) => {
    await startPayment(page);
    const [purchase] = await purchasesOf(learner.id);
    await control(`/sessions/${purchase?.stripe_session_id}/expire`, {});
    await page.reload();
    await startPayment(page);
    await payWith(paymentForm(page), cards.pays);
    await expectOpened(page, lesson);
  });
});
