import { expect, type Page, test } from "@playwright/test";
import { createLongLesson, type Lesson, progressOf } from "../../support/browser/lessons.ts";
import { collectConsoleErrors, expectAccessible } from "../../support/browser/page-checks.ts";
import { createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { paymentOf, purchaseByApi, purchaseOnce } from "../../support/browser/purchase-steps.ts";
import { findInCatalogue } from "../../support/browser/shop-steps.ts";
import { refundPayment } from "../../support/stripe/control.ts";
import { until } from "../../support/until.ts";

let learner: Person;

test.beforeEach(async ({ context }) => {
  learner = await createMember();
  await enterAs(context, learner);
});

test("read, leave, come back, continue where one left, finish", async ({ page }) => {
  const errors = collectConsoleErrors(page);
  const lesson = await createLongLesson({ title: `Whistle for ${crypto.randomUUID()}` });
  await page.goto(`/lessons/${lesson.slug}`);
  await expectAccessible(page);
  await readTo(page, "Part three");
  await untilAt(lesson, "s-part-three");
  // Back at the top to look something up: the furthest place stays.
  const furthest = (await progressOf(learner.id, lesson))?.furthest;
  await readTo(page, "Part one");
  await untilAt(lesson, "s-part-one");
  expect((await progressOf(learner.id, lesson))?.furthest).toBe(furthest);
  await readTo(page, "Part four");
  await untilAt(lesson, "s-part-four");

  await page.goto("/library");
  await expectAccessible(page);
  await expect(page.getByRole("progressbar", { name: `Progress in ${lesson.title}` }).first()).toBeVisible();
  await page.getByRole("link", { name: "Continue at “Part four”" }).click();
  await expect(page.getByRole("heading", { name: "Part four" })).toBeInViewport();
  // Opened at its top, it stands still, and offers the way.
  await page.goto(`/lessons/${lesson.slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
  await page.getByRole("link", { name: "Continue at “Part four”" }).click();
  await expect(page.getByRole("heading", { name: "Part four" })).toBeInViewport();

  await page.getByRole("button", { name: "Mark as finished" }).click();
  await expect(page.getByText("Finished on")).toBeVisible();
  await page.goto("/library?show=in-progress");
  await expect(page.getByText("Nothing in progress.")).toBeVisible();
  await page.getByRole("link", { name: "Finished", exact: true }).click();
  await expect(page.getByRole("link", { name: lesson.title })).toBeVisible();
  await expect(await findInCatalogue(page, lesson.title)).toContainText("Finished");
  expect(errors).toEqual([]);
});

test("a refund closes a lesson and keeps the progress, which continues once it is bought again", {
  tag: "@deep",
}, async ({ page, context }) => {
  const lesson = await createLongLesson({ price: "12.00", title: "Whistle for a taxi" });
  await purchaseByApi(context, learner, lesson);
  await page.goto(`/lessons/${lesson.slug}`);
  await readTo(page, "Part two");
  await untilAt(lesson, "s-part-two");
  await refundPayment(await paymentOf(learner));
  await purchaseOnce(learner, "refunded");
  await page.goto("/library");
  await expect(page.getByText("Nothing here yet.")).toBeVisible();
  await page.goto(`/lessons/${lesson.slug}`);
  await expect(page.getByText(lesson.secret)).toHaveCount(0);
  expect(await progressOf(learner.id, lesson)).toMatchObject({ section: "s-part-two" });
  await purchaseByApi(context, learner, lesson);
  await page.goto(`/lessons/${lesson.slug}`);
  await page.getByRole("link", { name: "Continue at “Part two”" }).click();
  await expect(page.getByRole("heading", { name: "Part two" })).toBeInViewport();
});

test("a longer lesson has a table of contents that leads to each part", { tag: "@phone-first" }, async ({
  page,
}) => {
  const lesson = await createLongLesson();
  await page.goto(`/lessons/${lesson.slug}`);
  const folded = page.locator("summary", { hasText: "In this lesson" });
  if (await folded.isVisible()) await folded.click();
  await page
    .getByRole("navigation", { name: "In this lesson" })
    .getByRole("link", { name: "Part five" })
    .click();
  await expect(page.getByRole("heading", { name: "Part five" })).toBeInViewport();
});

test("a new member's library links to the catalogue", { tag: "@deep" }, async ({ page }) => {
  await page.goto("/library");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Choose your first lesson" }).click();
  await expect(page).toHaveURL(/\/lessons$/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("buttons save the position, finish the lesson and reopen it", async ({ page }) => {
    const lesson = await createLongLesson();
    await page.goto(`/lessons/${lesson.slug}`);
    await page.getByRole("button", { name: /^I am here.*Part three/ }).click();
    await expect(page.getByText("Your position is saved.")).toBeAttached();
    await expect(page.getByRole("heading", { name: "Part three" })).toBeInViewport();
    await page.goto("/library");
    await page.getByRole("link", { name: "Continue at “Part three”" }).click();
    await expect(page.getByRole("heading", { name: "Part three" })).toBeInViewport();
    await page.getByRole("button", { name: "Mark as finished" }).click();
    await expect(page.getByText("Finished on")).toBeVisible();
    await page.getByRole("button", { name: "Mark as not finished" }).click();
    await expect(page.getByRole("button", { name: "Mark as finished" })).toBeVisible();
    expect(await progressOf(learner.id, lesson)).toMatchObject({ section: "s-part-three", finished: false });
  });
});

test("a visitor is asked to sign in first", { tag: "@deep" }, async ({ browser }) => {
  const visitor = await browser.newPage();
  await visitor.goto("/library");
  await expect(visitor).toHaveURL(/\/sign-in\?next=%2Flibrary/);
  await visitor.close();
});

/** Scrolls a section to the top of the screen, as a reader does. */
async function readTo(page: Page, heading: string) {
  await page.getByRole("heading", { name: heading }).evaluate((element) => element.scrollIntoView());
}

/** Progress is recorded a few seconds later. */
const untilAt = (lesson: Lesson, section: string) =>
  until(`the place ${section}`, async () => (await progressOf(learner.id, lesson))?.section === section);
