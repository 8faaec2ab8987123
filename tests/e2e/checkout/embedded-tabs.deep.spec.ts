import { expect, type Request } from "@playwright/test";
import { purchasesOf } from "../../support/browser/database.ts";
import {
  expectOpened,
  expectSessions,
  paymentForm,
  paymentRegion,
  startPayment,
  test,
} from "../../support/browser/embedded-shop.ts";
import { createLesson, type Lesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { cards, payWith } from "../../support/browser/shop-steps.ts";
import { payUnnoticed } from "../../support/stripe/control.ts";

// One worker, so that one shop does for all of them.
test.describe.configure({ mode: "default" });

let learner: Person;
let lesson: Lesson;

test.describe("a member", () => {
  test.beforeEach(async ({ context, page }) => {
    [learner, lesson] = await Promise.all([createMember(), createLesson()]);
    await enterAs(context, learner);
    await page.goto(`/lessons/${lesson.slug}`);
  });

  test("with two tabs pays once: the other tab shows it", async ({ page, context }) => {
    const other = await context.newPage();
    await other.goto(`/lessons/${lesson.slug}`);
    await Promise.all([startPayment(page), startPayment(other)]);
    await expectSessions(learner, ["open"]);
    await payWith(paymentForm(page), cards.pays);
    await expectOpened(page, lesson);
    await payWith(paymentForm(other), cards.pays);
    await expect(paymentForm(other).getByRole("heading", { name: "This is already paid" })).toBeVisible();
    await expectSessions(learner, ["complete"]);
  });

  test("after a payment in another tab this tab opens the lesson", async ({ page, context }) => {
    const other = await context.newPage();
    await other.goto(`/lessons/${lesson.slug}`);
    await startPayment(other);
    await startPayment(page);
    await payWith(paymentForm(page), cards.pays);
    await expectOpened(page, lesson);
    await other.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect(other.getByText(lesson.secret)).toBeVisible();
    await expect(paymentRegion(other)).toHaveCount(0);
  });

  test("an unpaid return to this tab continues in the same form", async ({ page }) => {
    await startPayment(page);
    await paymentForm(page).getByLabel("Card number").fill("4242");
    const isRefresh = (request: Request) => request.url().includes(`${lesson.slug}?_rsc`);
    // Next reads a copy of the answer and cancels the other, so that its end may count as an abort.
    const refreshed = Promise.race([
      page.waitForEvent("requestfinished", isRefresh),
      page.waitForEvent("requestfailed", isRefresh),
    ]);
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await refreshed;
    await expect(paymentForm(page).getByLabel("Card number")).toHaveValue("4242");
  });

  test("a page restored from the back/forward cache is reloaded", async ({ page }) => {
    await startPayment(page);
    const [purchase] = await purchasesOf(learner.id);
    await payUnnoticed(purchase?.stripe_session_id ?? "");
    await page.goto(`/checkout/success?session_id=${purchase?.stripe_session_id}`);
    await expectOpened(page, lesson);
    await page.goto(`/lessons/${(await createLesson()).slug}`);
    await startPayment(page);
    const reloaded = page.waitForEvent("load");
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
    await reloaded;
    await expect(page.getByText("Your purchase is not finished.")).toBeVisible();
    await expect(paymentRegion(page)).toHaveCount(0);
  });
});
