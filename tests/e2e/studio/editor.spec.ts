import { expect, test } from "@playwright/test";
import { createLesson } from "../../support/browser/lessons.ts";
import { expectAccessibleAtAnyWidth } from "../../support/browser/page-checks.ts";
import { createCreator } from "../../support/browser/people.ts";
import { openAs } from "../../support/browser/sale-steps.ts";
import {
  draftSaves,
  expectEditor,
  expectSaved,
  freePart,
  openNewLesson,
  paidPart,
} from "../../support/browser/studio-steps.ts";

test("what is typed is saved by itself, also while a save is under way", async ({ browser }) => {
  const page = await openNewLesson(browser);
  await page.getByLabel("Title").fill("Bread");
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(draftSaves, async (route) => {
    await released;
    await route.continue();
  });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saving…")).toBeVisible();
  await paidPart(page).fill("Knead");
  await page.keyboard.press("Control+a");
  await page
    .getByRole("toolbar", { name: "Format: Paid part" })
    .getByRole("button", { name: "Bold" })
    .click();
  release();
  await expectSaved(page);
  await expect(page.getByRole("heading", { level: 1, name: "Bread" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Preview" }).locator("strong")).toHaveText("Knead");
  await expectAccessibleAtAnyWidth(page);
  await page.reload();
  await expect(paidPart(page)).toHaveText("**Knead**");
});

test("text that another tab saved into an empty part is shown where this tab goes on writing", async ({
  browser,
}) => {
  const page = await openNewLesson(browser);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expectEditor(other);
  await other.getByLabel("Title").fill("Title A");
  await freePart(other).fill("FREE");
  await expectSaved(other);
  await page.bringToFront();
  await page.getByLabel("Title").fill("Title B");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "See both texts" }).click();
  await expect(page.getByRole("region", { name: "Not saved" })).toBeVisible();
  await expect(freePart(page)).toHaveText("FREE");
  await freePart(page).press("End");
  await page.keyboard.type(", and more");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expectSaved(page);
  await page.reload();
  await expect(freePart(page)).toHaveText("FREE, and more");
});

test("a price that is not touched stays as it is, where its digits read otherwise", { tag: "@deep" }, async ({
  browser,
}) => {
  const creator = await createCreator();
  const lesson = await createLesson({ creator, title: "In Kuwait", price: "12.500", currency: "kwd" });
  const page = await openAs(browser, creator, { locale: "de-DE" });
  await page.goto("/studio");
  await page.getByRole("link", { name: lesson.title }).click();
  await expect(page.getByLabel("Price", { exact: true })).toHaveValue("12,500");
  await page.getByLabel("Summary").fill("In dinars.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expectSaved(page);
  await expect(page.getByLabel("Price", { exact: true })).toHaveValue("12,500");
});
