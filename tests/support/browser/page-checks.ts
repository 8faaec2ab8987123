import { expect, type Page } from "@playwright/test";
import { expectNoAxeViolations, expectNoAxeViolationsButColors } from "./accessible.ts";

/**
 * Collects what the browser complains about while the page lives: script errors, refused requests, policy violations.
 */
export function collectConsoleErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    // The second depends on how busy the machine is.
    if (/blocked by Playwright|preloaded using link preload but not used/.test(message.text())) return;
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("requestfailed", (request) => {
    // Leaving a page drops what it was still prefetching.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") errors.push(`failed: ${request.url()}`);
  });
  return errors;
}

/** One h1, a title of its own, nothing wider than the screen, every control with a name, and nothing that axe finds. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectSoundStructure(page);
  await expectNoAxeViolations(page);
}

async function expectSoundStructure(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/Lectern/);
  await expect(page.getByRole("main")).toHaveCount(1);
  expect(await widthBeyondScreen(page), "pixels wider than the screen").toBe(0);
  for (const role of ["button", "link", "textbox"] as const)
    await expect(page.getByRole(role, { name: /^$/ }), `${role} without a name`).toHaveCount(0);
}

const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

/** Accessible at desktop and phone width; axe checks colours once. */
export async function expectAccessibleAtAnyWidth(page: Page): Promise<void> {
  await page.setViewportSize(desktop);
  await expectAccessible(page);
  await page.setViewportSize(phone);
  await expectSoundStructure(page);
  await expectNoAxeViolationsButColors(page);
}

/** Opens a page, which must be accessible at any width and log no console error. */
export async function expectHealthyPage(page: Page, path: string): Promise<void> {
  const errors = collectConsoleErrors(page);
  const answer = await page.goto(path);
  expect(answer?.status()).toBe(200);
  await expectAccessibleAtAnyWidth(page);
  expect(errors).toEqual([]);
}

export const widthBeyondScreen = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    return scrollWidth - Math.round(document.documentElement.getBoundingClientRect().width);
  });
