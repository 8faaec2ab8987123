import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { sql } from "../../support/browser/database.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { createCreator, createMember, enterAs } from "../../support/browser/people.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, {
    tag: javaScriptEnabled ? "@deep" : [],
  }, () => {
    test.use({ javaScriptEnabled });

    test("the catalogue pages without repeating a lesson, and back to the newest", async ({ page }) => {
      await page.goto("/lessons");
      const first = await lessonsOn(page);
      expect(first).toHaveLength(12);
      await page.getByRole("link", { name: "More lessons" }).click();
      await expect(page.getByRole("link", { name: "Back to the first" })).toBeVisible();
      const second = await lessonsOn(page);
      expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
      await page.getByRole("link", { name: "Back to the first" }).click();
      await expect(page).toHaveURL("/lessons");
      expect(await lessonsOn(page)).toEqual(first);
    });
  });
}

test("purchases are paged, newest first", { tag: "@deep" }, async ({ page, context }) => {
  const learner = await createMember();
  await buyLongAgo(learner.id, 12);
  await enterAs(context, learner);
  await page.goto("/profile");
  const titles = (from: number, to: number) =>
    Array.from({ length: from - to + 1 }, (_, index) => `Lesson ${from - index}`);
  const rows = page.getByRole("heading", { level: 3 });
  await expect(rows).toHaveText(titles(12, 3));
  await page.getByRole("link", { name: "Older purchases" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Older purchases" })).toBeVisible();
  await expect(rows).toHaveText(titles(2, 1));
  await page.getByRole("link", { name: "Back to the newest" }).click();
  await expect(rows).toHaveText(titles(12, 3));
});

test("a person who has bought nothing is led to the lessons", { tag: "@deep" }, async ({ page, context }) => {
  await enterAs(context, await createMember());
  await page.goto("/profile");
  await page.getByRole("link", { name: "Choose your first lesson" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Lessons" })).toBeVisible();
});

/** By URL: two lessons may share a title. */
const lessonsOn = (page: Page) =>
  page
    .getByRole("article")
    .getByRole("heading")
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));

/** Purchases of lessons "Lesson 1" (the oldest), "Lesson 2" …, a day apart. */
async function buyLongAgo(userId: string, count: number) {
  const creator = await createCreator();
  for (let number = 1; number <= count; number++) {
    const { id: lessonId } = await createLesson({ creator, title: `Lesson ${number}` });
    const id = randomUUID();
    await sql`
      insert into public.purchases
        (id, user_id, buyer_key, lesson_id, creator_id, stripe_session_id, payment_intent_id, amount, platform_fee,
         creator_earnings, fee_percentage, currency, livemode, status, expires_at, purchase_date)
      values (${id}, ${userId}, ${userId}, ${lessonId}, ${creator.id}, ${`cs_${id}`}, ${`pi_${id}`}, 12, 1.2, 10.8, 10, 'usd',
        false, 'completed', now(), now() - ${count - number} * interval '1 day')`;
  }
}
