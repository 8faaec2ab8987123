import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { createLesson } from "./lessons.ts";

/** A lesson for 12 dollars, of 9 minutes, about music, whose title has a word of its own. */
export async function createFindable() {
  const word = randomUUID()
    .replace(/\W/g, "")
    .slice(0, 12)
    .replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "");
  const title = `Playing the ${word}`;
  await createLesson({ title });
  return { word, title };
}

export const words = (page: Page) => page.getByRole("searchbox", { name: "Search the lessons" });
export const found = (page: Page) => page.locator("[data-found]").filter({ visible: true });
export const card = (page: Page, title: string) =>
  page.getByRole("article").filter({ has: page.getByRole("heading", { name: title }) });
