import { test as base, expect, type FrameLocator, type Page } from "@playwright/test";
import { PUBLISHABLE_KEY } from "../../sandbox/stripe/pages/publishable-key.ts";
import { freePort, startSecondShop } from "../http/second-shop.ts";
import { listSessions } from "../stripe/control.ts";
import { timeouts } from "../timeouts.ts";
import { purchasesOf } from "./database.ts";
import type { Lesson } from "./lessons.ts";
import type { Person } from "./people.ts";
import { buyButton } from "./shop-steps.ts";

/** Tests against another shop on the same sandbox, which has a publishable key: it takes payments in its own pages. */
export const test = base.extend<object, { shop: Awaited<ReturnType<typeof startSecondShop>> }>({
  shop: [
    async ({ browserName: _ }, use) => {
      const port = String(await freePort());
      const shop = await startSecondShop({
        PORT: port,
        NEXT_PUBLIC_SITE_URL: `http://localhost:${port}`,
        NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: PUBLISHABLE_KEY,
      });
      await use(shop);
      await shop.stop();
    },
    { scope: "worker", timeout: timeouts.start },
  ],
  baseURL: ({ shop }, use) => use(shop.url),
});

/** The payment in the lesson's page, and Stripe's form in its frame. */
export const paymentRegion = (page: Page) => page.getByRole("region", { name: /^Pay / });
export const paymentForm = (page: Page): FrameLocator =>
  page.frameLocator("iframe[title='Secure payment form']");

/** Waits until the payment has opened in the page. */
export async function expectPaymentOpen(page: Page): Promise<void> {
  await expect(paymentForm(page).getByLabel("Card number")).toBeVisible();
  await expect(paymentRegion(page)).toHaveAttribute("aria-busy", "false");
}

/** Presses Buy, and waits until the payment has opened in the page. */
export async function startPayment(page: Page): Promise<void> {
  await buyButton(page).click();
  await expectPaymentOpen(page);
}

/** The payment has led back to the lesson, which is open. */
export async function expectOpened(page: Page, lesson: Lesson): Promise<void> {
  await expect(page.getByText("Paid. The lesson is yours.")).toBeVisible();
  await expect(page.getByText(lesson.secret)).toBeVisible();
}

/** The sessions of all of a learner's purchases, the oldest purchase first, as Stripe has them. */
export async function expectSessions(learner: Person, statuses: string[]): Promise<void> {
  const purchases = await purchasesOf(learner.id);
  const sessions = await Promise.all(purchases.map(({ id }) => listSessions(id)));
  expect(sessions.flat().map(({ status }) => status)).toEqual(statuses);
}
