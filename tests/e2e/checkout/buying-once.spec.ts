import { expect, test } from "@playwright/test";
import { purchasesOf } from "../../support/browser/database.ts";
import { createLesson, type Lesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { purchaseByApi } from "../../support/browser/purchase-steps.ts";
import { createFindable } from "../../support/browser/search-steps.ts";
import {
  buy,
  buyAndPay,
  buyButton,
  cards,
  findInCatalogue,
  payWith,
  sessionOnPage,
} from "../../support/browser/shop-steps.ts";
import { breakStripe, listSessions, mendStripe } from "../../support/stripe/control.ts";

let learner: Person;
let lesson: Lesson;

test.beforeEach(async ({ context, page }) => {
  [learner, lesson] = await Promise.all([createMember(), createLesson()]);
  await enterAs(context, learner);
  await page.goto(`/lessons/${lesson.slug}`);
});

test("a double press of Buy opens one checkout", async ({ page }) => {
  await buyButton(page).dblclick();
  const session = await sessionOnPage(page);
  await expectOneCheckout(session);
});

test("from the catalogue it is two clicks to a paid lesson: Buy on the card, and Pay", async ({ page }) => {
  const { title } = await createFindable();
  const card = await findInCatalogue(page, title);
  await card.getByRole("button", { name: `Buy ${title} for $12` }).dblclick();
  await expectOneCheckout(await sessionOnPage(page));
  await payWith(page, cards.pays);
  await expect(page.getByText("Paid. The lesson is yours.")).toBeVisible();
});

test("Buy shows that it works, and takes no second press until Stripe has answered", {
  tag: "@deep",
}, async ({ page }) => {
  const pressedTwice = Promise.withResolvers<void>();
  let requests = 0;
  await page.route(`**/lessons/${lesson.slug}`, async (route) => {
    if (route.request().method() === "POST") requests += 1;
    await pressedTwice.promise;
    await route.continue();
  });
  // Stripe refuses, so that the page stays and would send the second request.
  await breakStripe({ kind: "500", times: 20, match: lesson.id });
  await buyButton(page).click();
  await expect(buyButton(page)).toHaveAttribute("aria-busy", "true");
  await buyButton(page).press("Enter");
  pressedTwice.resolve();
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was charged." })).toBeVisible();
  await expect(buyButton(page)).toHaveAttribute("aria-busy", "false");
  expect(requests).toBe(1);
  await mendStripe(lesson.id);
  await buy(page);
});

test("two tabs share one checkout", { tag: "@deep" }, async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto(`/lessons/${lesson.slug}`);
  const [first, second] = await Promise.all([buy(page), buy(other)]);
  expect(second).toBe(first);
  await expectOneCheckout(first);
});

test("a lesson bought in another tab meanwhile is opened instead of sold again", async ({
  page,
  context,
}) => {
  await buyAndPay(await context.newPage(), lesson);
  await buyButton(page).click();
  await expect(page.getByText("This lesson is already yours.")).toBeVisible();
  await expect(page.getByText(lesson.secret)).toBeVisible();
  await expect(buyButton(page)).toHaveCount(0);
  expect(await purchasesOf(learner.id)).toHaveLength(1);
});

test("an owned lesson opens, and has no Buy button", { tag: "@deep" }, async ({ page, context }) => {
  await purchaseByApi(context, learner, lesson);
  await page.goto(`/lessons/${lesson.slug}`);
  await expect(page.getByText(lesson.secret)).toBeVisible();
  await expect(buyButton(page)).toHaveCount(0);
});

async function expectOneCheckout(session: string) {
  const purchases = await purchasesOf(learner.id);
  expect(purchases).toMatchObject([{ status: "pending", stripe_session_id: session }]);
  expect(await listSessions(purchases[0]?.id ?? "")).toHaveLength(1);
}
