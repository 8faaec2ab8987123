import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { createCreator } from "./people.ts";
import { openAs } from "./sale-steps.ts";

/** A new creator's page of a new lesson, interactive. */
export async function openNewLesson(browser: Browser, options = {}): Promise<Page> {
  const page = await openAs(browser, await createCreator(), options);
  await page.goto("/studio");
  await page.getByRole("button", { name: "New lesson" }).click();
  await expectEditor(page);
  return page;
}

/** The editors have taken the place of the textareas. */
export const expectEditor = (page: Page) => expect(page.getByRole("toolbar")).toHaveCount(2);

export const paidPart = (page: Page): Locator => page.getByRole("textbox", { name: "Paid part" });
export const freePart = (page: Page): Locator => page.getByRole("textbox", { name: "Free part" });

/** The saves of a page's draft, by the page itself. */
export const draftSaves = "**/api/lessons/*/draft";

export const expectSaved = (page: Page) => expect(page.getByText(/^Saved at /)).toBeVisible();
