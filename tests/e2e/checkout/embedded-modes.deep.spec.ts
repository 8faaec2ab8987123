import { expect, type Page } from "@playwright/test";
import { fillSignIn, fillSignUp, redeemButton } from "../../support/browser/account-steps.ts";
import { purchasesOf, sql } from "../../support/browser/database.ts";
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
import { linkFor } from "../../support/browser/mail.ts";
import { createMember, enterAs, newcomer, type Person } from "../../support/browser/people.ts";
import { buyButton, cards, payWith, sessionOnPage } from "../../support/browser/shop-steps.ts";

// One worker, so that one shop does for all of them.
test.describe.configure({ mode: "default" });

let learner: Person;
let lesson: Lesson;

test.beforeEach(async () => {
  [learner, lesson] = await Promise.all([createMember(), createLesson()]);
});

for (const [what, pattern] of [
  ["Stripe’s script", "**/stripe.js"],
  ["the part of the page that shows it", "**/_next/static/chunks/**"],
] as const) {
  test(`where ${what} is blocked, the payment continues on Stripe’s page`, async ({ page, context }) => {
    await enterAs(context, learner);
    await page.goto(`/lessons/${lesson.slug}`);
    await page.route(pattern, (route) => route.abort());
    await buyButton(page).click();
    await sessionOnPage(page);
    const purchases = await purchasesOf(learner.id);
    expect(purchases.map(({ status }) => status).sort()).toEqual(["expired", "pending"]);
    await payWith(page, cards.pays);
    await expect(page).toHaveURL(`/lessons/${lesson.slug}`);
    await expect(page.getByText(lesson.secret)).toBeVisible();
  });
}

test("where Stripe’s script does not load, the page says so, and continues on Stripe’s page", async ({
  page,
  context,
}) => {
  await enterAs(context, learner);
  await page.goto(`/lessons/${lesson.slug}`);
  await page.route("**/stripe.js", () => {});
  const isRead = Promise.withResolvers<void>();
  let requests = 0;
  await page.route(`**/lessons/${lesson.slug}`, async (route) => {
    if (route.request().method() === "POST" && ++requests > 1) await isRead.promise;
    await route.continue();
  });
  await buyButton(page).click();
  await expect(page.getByRole("status").filter({ hasText: "The payment form is loading." })).toBeVisible();
  await expect(page.getByText("The payment form does not load in this browser.")).toBeVisible();
  isRead.resolve();
  await sessionOnPage(page);
  await expectSessions(learner, ["expired", "open"]);
});

test("with the keyboard alone: the payment opens, is filled in, and leads to the lesson", async ({
  page,
  context,
}) => {
  await enterAs(context, learner);
  await page.goto(`/lessons/${lesson.slug}`);
  await buyButton(page).focus();
  await page.keyboard.press("Enter");
  await expectPaymentOpen(page);
  await expect(page.getByRole("heading", { name: "Pay $12" })).toBeFocused();
  const type = async (label: string, text: string) => {
    const field = paymentForm(page).getByLabel(label, { exact: true });
    for (let stops = 0; stops < 20; stops++) {
      if (await field.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press("Tab");
    }
    await expect(field).toBeFocused();
    await page.keyboard.type(text);
  };
  await type("Card number", cards.pays);
  await type("Expiry", "12 / 40");
  await type("CVC", "123");
  await type("Name on card", learner.name);
  await page.keyboard.press("Enter");
  await expectOpened(page, lesson);
});

test("a signed-out learner who presses Buy signs in, and the payment opens on the lesson’s page", async ({
  page,
}) => {
  await page.goto(`/lessons/${lesson.slug}`);
  await buyButton(page).click();
  await fillSignIn(page, learner);
  await expectPaymentOpen(page);
  expect(new URL(page.url()).pathname).toBe(`/lessons/${lesson.slug}`);
  await payWith(paymentForm(page), cards.pays);
  await expectOpened(page, lesson);
});

test("a newcomer who presses Buy confirms the address, and the payment opens on the lesson’s page", async ({
  page,
  shop,
}) => {
  const someone = newcomer();
  // Mails name the one shop that Auth knows: its links are opened at this one, which stands in its place.
  const mailed = process.env.NEXT_PUBLIC_SITE_URL ?? "";
  await page.goto(`${mailed}/lessons/${lesson.slug}`);
  await buyButton(page).click();
  await page.getByRole("button", { name: "Make an account" }).click();
  await fillSignUp(page, someone);
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  const link = decodeURIComponent(await linkFor(someone.email)).replaceAll(mailed, shop.url);
  await page.goto(link.replace(/next=(.*)$/, (_, next: string) => `next=${encodeURIComponent(next)}`));
  await redeemButton(page).click();
  await expectPaymentOpen(page);
  await expect(page.getByText("Your e-mail address is confirmed.")).toBeVisible();
  await payWith(paymentForm(page), cards.pays);
  await expectOpened(page, lesson);
});

test("a URL that asks for the payment creates no purchase", async ({ page, context }) => {
  await enterAs(context, learner);
  await page.goto(`/lessons/${lesson.slug}?payment=open`);
  await expect(page.getByRole("button", { name: "Buy for $12" })).toBeVisible();
  await expect(paymentRegion(page)).toHaveCount(0);
  expect(await purchasesOf(learner.id)).toEqual([]);
});

test("a URL that asks for a payment whose price has changed creates no purchase, and shows no old price", async ({
  page,
  context,
}) => {
  await enterAs(context, learner);
  await page.goto(`/lessons/${lesson.slug}`);
  await startPayment(page);
  await sql`update public.lessons set price = 13 where id = ${lesson.id}`;
  await page.goto(`/lessons/${lesson.slug}?payment=open`);
  await expect(page.getByRole("button", { name: "Buy for $13" })).toBeVisible();
  await expect(page.getByText("Your purchase is not finished.")).toHaveCount(0);
  expect(await purchasesOf(learner.id)).toMatchObject([{ status: "pending" }]);
  await expectSessions(learner, ["open"]);
});

test.describe("beside a browser without JavaScript", () => {
  let plain: Page;

  test.beforeEach(async ({ browser, shop, context, page }) => {
    const other = await browser.newContext({ javaScriptEnabled: false, baseURL: shop.url });
    await Promise.all([enterAs(other, learner), enterAs(context, learner)]);
    plain = await other.newPage();
    await Promise.all([plain, page].map((each) => each.goto(`/lessons/${lesson.slug}`)));
  });

  test("a payment page that is open at Stripe stays the one", async ({ page }) => {
    await buyButton(plain).click();
    const session = await sessionOnPage(plain);
    await buyButton(page).click();
    expect(await sessionOnPage(page)).toBe(session);
    await expectSessions(learner, ["open"]);
  });

  test("a payment that is open in a page ends before Stripe’s page opens, and cannot be paid any more", async ({
    page,
  }) => {
    await startPayment(page);
    await buyButton(plain).click();
    await sessionOnPage(plain);
    await expectSessions(learner, ["expired", "open"]);
    await payWith(paymentForm(page), cards.pays);
    await expect(
      paymentForm(page).getByRole("heading", { name: "This payment page has expired" }),
    ).toBeVisible();
    await payWith(plain, cards.pays);
    await expectOpened(plain, lesson);
    await expectSessions(learner, ["expired", "complete"]);
  });
});
