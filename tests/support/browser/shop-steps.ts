import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";

/** A lesson's card wherever lessons are listed. */
const cardOf = (page: Page, title: string): Locator =>
  page.getByRole("article").filter({ has: page.getByRole("heading", { name: title }) });

export async function findInCatalogue(page: Page, title: string): Promise<Locator> {
  await page.goto(`/lessons?q=${encodeURIComponent(title)}`);
  return cardOf(page, title);
}

/** The lesson page's button that leads to the payment. */
export const buyButton = (page: Page) =>
  page
    .getByRole("complementary", { name: "Buy this lesson" })
    .getByRole("button", { name: /^(Buy for |Finish your purchase$)/ });

/** Presses Buy, and answers the payment page's session once it is there. */
export async function buy(page: Page): Promise<string> {
  await buyButton(page).click();
  return sessionOnPage(page);
}

/** Waits for the payment page; answers its session. */
export async function sessionOnPage(page: Page): Promise<string> {
  await page.waitForURL(/\/c\/pay\/cs_/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Presses Buy on the lesson's page and pays with a card that works. */
export async function buyAndPay(page: Page, { slug }: { slug: string }): Promise<void> {
  await page.goto(`/lessons/${slug}`);
  await buy(page);
  await payWith(page, cards.pays);
  await expect(page.getByText("Paid. The lesson is yours.")).toBeVisible();
}

export const cards = {
  pays: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  secure: "4000 0025 0000 3155",
};

/** Fills in the payment page, or the form in its frame, and presses Pay. */
export async function payWith(page: Page | FrameLocator, card: string): Promise<void> {
  await page.getByLabel("Card number").fill(card);
  await page.getByLabel("Expiry").fill("12 / 40");
  await page.getByLabel("CVC").fill("123");
  await page.getByLabel("Name on card").fill("Noor Rahman");
  await page.getByRole("button", { name: /^Pay / }).click();
}
