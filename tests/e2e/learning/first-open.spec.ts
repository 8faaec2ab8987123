import { expect, test } from "@playwright/test";
import { sql } from "../../support/browser/database.ts";
import { createLesson, type Lesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { checkButton, openPurchase } from "../../support/browser/purchase-steps.ts";
import { buy } from "../../support/browser/shop-steps.ts";
import { payUnnoticed } from "../../support/stripe/control.ts";
import { until } from "../../support/until.ts";

let learner: Person;
let lesson: Lesson;

test.beforeEach(async ({ page, context }) => {
  [learner, lesson] = await Promise.all([createMember(), createLesson()]);
  await enterAs(context, learner);
  await page.goto(`/lessons/${lesson.slug}`);
  await payUnnoticed(await buy(page));
  await openPurchase(page, lesson);
  await checkButton(page).click();
  await expect(page.getByText("The payment is there. The lesson is open.")).toBeVisible();
});

test("a lesson counts as opened when it is read, once, and not when a link to it was shown", async ({
  page,
}) => {
  const link = page.getByRole("link", { name: "Open the lesson" });
  await link.hover();
  await page.goto("/profile", { waitUntil: "networkidle" });
  await page.goBack({ waitUntil: "networkidle" });
  expect(await openings()).toEqual([]);
  await link.click();
  await expect(page.getByText(lesson.secret)).toBeVisible();
  const [first] = await until("the opening", async () => ((await openings()).length > 0 ? openings() : null));
  await page.reload();
  await expect(page.getByText(lesson.secret)).toBeVisible();
  expect(await openings()).toEqual([first]);
});

test("a lesson is shown at once, also while its opening cannot be recorded", { tag: "@deep" }, async ({
  page,
}) => {
  const other = await sql.reserve();
  try {
    // A person who inserts the same row now waits until this transaction ends.
    await other`begin`;
    await other`insert into public.lesson_openings (user_id, lesson_id) values (${learner.id}, ${lesson.id})`;
    await page.goto(`/lessons/${lesson.slug}`);
    await expect(page.getByText(lesson.secret)).toBeVisible();
    await expect(page.getByRole("contentinfo")).toBeVisible();
  } finally {
    await other`rollback`;
    other.release();
  }
  await until("the opening", async () => (await openings()).length > 0);
});

const openings = () => sql<{ opened_at: Date }[]>`
  select opened_at from public.lesson_openings where user_id = ${learner.id} and lesson_id = ${lesson.id}`;
