import { expect, type Locator, type Page, test } from "@playwright/test";
import { found } from "./search-steps.ts";

export type Step = { does: string; at: (page: Page) => Locator; leadsTo: (page: Page) => Locator };

export const link = (name: string | RegExp) => (page: Page) =>
  page.getByRole("link", { name }).filter({ visible: true });
export const button = (name: string) => (page: Page) =>
  page.getByRole("button", { name, exact: true }).filter({ visible: true });
export const notice = (text: string) => (page: Page) =>
  page.locator("[role=status], [role=alert]").filter({ hasText: text, visible: true });
export const lessons = (text: RegExp) => (page: Page) => found(page).filter({ hasText: text });
export const content = (page: Page) => page.getByRole("main");

/** Uses what stands there by the keyboard, and looks where the focus is then. */
export async function take(page: Page, { does, at, leadsTo }: Step) {
  await test.step(does, async () => {
    await press(page, at(page));
    await expect(leadsTo(page)).toBeFocused();
    await expect(leadsTo(page)).toBeInViewport();
  });
}

export async function press(page: Page, target: Locator) {
  await target.focus();
  await page.keyboard.press("Enter");
}
