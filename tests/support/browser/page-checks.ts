import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectStillAccessible } from "./accessible.ts";

/** Collects what the browser complains about while the page lives: script errors, refused requests, policy violations. */
export function collectConsoleErrors(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("blocked by Playwright")) return;
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => {
    // Leaving a page drops what it was still prefetching.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") complaints.push(`failed: ${request.url()}`);
  });
  return complaints;
}

/** One h1, a title of its own, nothing wider than the screen, every control with a name, and nothing that axe finds. */
export async function expectWellMade(page: Page): Promise<void> {
  await expectInOrder(page);
  await expectAccessible(page);
}

async function expectInOrder(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/Lectern/);
  await expect(page.getByRole("main")).toHaveCount(1);
  expect(await widthBeyondScreen(page), "pixels wider than the screen").toBe(0);
  for (const role of ["button", "link", "textbox"] as const)
    await expect(page.getByRole(role, { name: /^$/ }), `${role} without a name`).toHaveCount(0);
}

const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

/** Well made as wide as a desktop, and as narrow as a phone; axe looks at colours once. */
export async function expectWellMadeAtAnyWidth(page: Page): Promise<void> {
  await page.setViewportSize(desktop);
  await expectWellMade(page);
  await page.setViewportSize(phone);
  await expectInOrder(page);
  await expectStillAccessible(page);
}

/** Opens a page, which must be well made at any width, and nothing for the browser to complain about. */
export async function expectHealthyPage(page: Page, path: string): Promise<void> {
  const complaints = collectConsoleErrors(page);
  const answer = await page.goto(path);
  expect(answer?.status()).toBe(200);
  await expectWellMadeAtAnyWidth(page);
  expect(complaints).toEqual([]);
}

export const widthBeyondScreen = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    return scrollWidth - Math.round(document.documentElement.getBoundingClientRect().width);
  });
