import { type Browser, expect, type Page, test } from "@playwright/test";
import { causesOf, purchasesOf, sql } from "../../support/browser/database.ts";
import { createLesson, type Lesson } from "../../support/browser/lessons.ts";
import { createCreator, createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { checkButton, openPurchase } from "../../support/browser/purchase-steps.ts";
import { buy } from "../../support/browser/shop-steps.ts";
import { exhaustLimit } from "../../support/database/exhaust-limit.ts";
import { breakStripe, mendStripe, payUnnoticed } from "../../support/stripe/control.ts";

let creator: Person;
let learner: Person;
let lesson: Lesson;

test.beforeEach(async ({ context }) => {
  [creator, learner] = await Promise.all([createCreator(), createMember()]);
  lesson = await createLesson({ creator });
  await enterAs(context, learner);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, {
    tag: javaScriptEnabled ? "@deep" : [],
  }, () => {
    test.use({ javaScriptEnabled });

    test("a payment without webhook and return to the shop opens the lesson", async ({ page }) => {
      await payUnnoticed(await startCheckout(page));
      await openPurchase(page, lesson);
      await expect(page.getByRole("heading", { name: /is not finished/ })).toBeVisible();
      await checkButton(page).click();
      await expect(page.getByText("The payment is there. The lesson is open.")).toBeVisible();
      await page.getByRole("link", { name: "Open the lesson" }).click();
      await expect(page.getByText(lesson.secret)).toBeVisible();
      const [purchase] = await purchasesOf(learner.id);
      expect(await causesOf(purchase?.id ?? "")).toEqual([
        "pending: checkout (shop)",
        "completed: checkout.session.completed (api)",
      ]);
    });

    test("an unpaid purchase is unchanged, and the page says so", { tag: "@deep" }, async ({ page }) => {
      await startCheckout(page);
      await openPurchase(page, lesson);
      await checkButton(page).click();
      await expect(page.getByText("Nothing has changed at Stripe.")).toBeVisible();
      await expect(page.getByRole("heading", { name: /is not finished/ })).toBeVisible();
    });

    test("while Stripe cannot be reached, the page says so, and the next try works", {
      tag: "@deep",
    }, async ({ page }) => {
      const session = await startCheckout(page);
      await payUnnoticed(session);
      await openPurchase(page, lesson);
      await breakStripe({ kind: "500", times: 20, match: session });
      await checkButton(page).click();
      await expect(page.getByText("Stripe cannot be reached at the moment.")).toBeVisible();
      await mendStripe(session);
      await checkButton(page).click();
      await expect(page.getByText("The payment is there. The lesson is open.")).toBeVisible();
    });
  });
}

test("a person who checks too often is asked to wait", async ({ page }) => {
  await startCheckout(page);
  await openPurchase(page, lesson);
  await exhaustLimit(sql, `check:${learner.id}`);
  await checkButton(page).click();
  await expect(page.getByText("That was a little too fast.")).toBeVisible();
});

test("the button shows that it works, and takes no second press meanwhile", { tag: "@deep" }, async ({
  page,
}) => {
  await startCheckout(page);
  await openPurchase(page, lesson);
  const pressedTwice = Promise.withResolvers<void>();
  let checks = 0;
  await page.route("**/purchases/*", async (route) => {
    if (route.request().method() === "POST") checks += 1;
    await pressedTwice.promise;
    await route.continue();
  });
  await checkButton(page).click();
  await expect(checkButton(page)).toHaveAttribute("aria-busy", "true");
  await checkButton(page).press("Enter");
  pressedTwice.resolve();
  await expect(page.getByText("Nothing has changed at Stripe.")).toBeVisible();
  expect(checks).toBe(1);
});

test("another person's purchase is not found, and their form checks nothing", { tag: "@deep" }, async ({
  page,
  browser,
}) => {
  await payUnnoticed(await startCheckout(page));
  const [purchase] = await purchasesOf(learner.id);
  const stranger = await openAs(browser, await createMember());
  const answer = await stranger.goto(`/purchases/${purchase?.id}`);
  expect(answer?.status()).toBe(404);

  const own = await createLesson({ title: "Sing in thirds" });
  await stranger.goto(`/lessons/${own.slug}`);
  await buy(stranger);
  await openPurchase(stranger, own);
  await stranger.locator('input[name="purchaseId"]').evaluate((input, id) => {
    if (input instanceof HTMLInputElement && id) input.value = id;
  }, purchase?.id);
  await checkButton(stranger).click();
  await expect(stranger.getByRole("heading", { name: "There is no such page." })).toBeVisible();
  expect(await purchasesOf(learner.id)).toMatchObject([{ status: "pending" }]);
});

test("the lesson's creator is led to the sale instead", { tag: "@deep" }, async ({ page, browser }) => {
  await startCheckout(page);
  const [purchase] = await purchasesOf(learner.id);
  const creatorsPage = await openAs(browser, creator);
  await creatorsPage.goto(`/purchases/${purchase?.id}`);
  await expect(creatorsPage).toHaveURL(`/sales/${purchase?.id}`);
});

async function startCheckout(page: Page): Promise<string> {
  await page.goto(`/lessons/${lesson.slug}`);
  return buy(page);
}

async function openAs(browser: Browser, person: Person): Promise<Page> {
  const context = await browser.newContext();
  await enterAs(context, person);
  return context.newPage();
}
