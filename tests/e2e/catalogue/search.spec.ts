import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { sql } from "../../support/browser/database.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { expectAccessible } from "../../support/browser/page-checks.ts";
import { createCreator, createMember, enterAs } from "../../support/browser/people.ts";
import { card, createFindable, found, words } from "../../support/browser/search-steps.ts";

// Each test has a lesson with a word that stands in no other.

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, {
    tag: javaScriptEnabled ? "@deep" : [],
  }, () => {
    test.use({ javaScriptEnabled });

    test("a search by words, a subject, and back to everything", async ({ page }) => {
      const { word, title } = await createFindable();
      await page.goto("/lessons");
      await words(page).fill(`playing ${word}`);
      await page.getByRole("button", { name: "Search" }).click();
      await expect(found(page)).toHaveText(`1 lesson for “playing ${word}”`);
      await expect(card(page, title)).toBeVisible();
      await expect(words(page)).toHaveValue(`playing ${word}`);
      await page.getByRole("link", { name: "Clear all" }).click();
      await expect(found(page)).toHaveText(/^\d+ lessons$/);
      await expect(words(page)).toHaveValue("");
      await page.getByRole("navigation", { name: "Subjects" }).getByRole("link", { name: "Design" }).click();
      await expect(page).toHaveURL("/lessons?subject=design");
      await expect(page).toHaveTitle("Design lessons · Lectern");
      await expect(
        page.getByRole("navigation", { name: "Subjects" }).getByRole("link", { name: "Design" }),
      ).toHaveAttribute("aria-current", "true");
    });

    test("filters are kept by a search, shown, and taken off one by one", { tag: "@deep" }, async ({
      page,
    }) => {
      const { word } = await createFindable();
      await page.goto("/lessons?price=to-20&length=short&subject=music");
      await words(page).fill(word);
      await page.getByRole("button", { name: "Search" }).click();
      await expect(found(page)).toHaveText(`1 lesson for “${word}”`);
      await expect(page).toHaveURL(/subject=music/);
      await expect(page).toHaveURL(/price=to-20/);
      await page.getByRole("link", { name: "Remove the filter: Up to 30 min" }).click();
      await expect(page).toHaveURL(`/lessons?q=${word}&subject=music&price=to-20`);
    });

    test("a page after a lesson that is gone says so, and leads back to the first", { tag: "@deep" }, async ({
      page,
    }) => {
      await page.goto(`/lessons?after=${randomUUID()}`);
      await expect(page.getByText("The list has changed meanwhile.")).toBeVisible();
      await page.getByRole("link", { name: "Back to the first" }).click();
      await expect(page).toHaveURL("/lessons");
    });

    test("a mistyped word is corrected, and the page says so", { tag: "@deep" }, async ({ page }) => {
      const { word } = await createFindable();
      const mistyped = `${word.slice(0, 4)}z${word.slice(5)}`;
      await page.goto(`/lessons?q=${mistyped}`);
      await expect(found(page)).toHaveText(`1 lesson for “${word}”`);
      await expect(page.getByText(`No lesson matches “${mistyped}”`)).toBeVisible();
    });

    test("signs without a word find nothing, and the page says so", { tag: "@deep" }, async ({ page }) => {
      await page.goto("/lessons");
      const hint = page.getByText("There is no word to search for.");
      await expect(hint).toBeHidden();
      await words(page).fill("🐈 %");
      await page.getByRole("button", { name: "Search" }).click();
      await expect(hint).toBeVisible();
      await expect(found(page)).toHaveText("No lessons for “🐈 %”");
      await expect(words(page)).toHaveValue("🐈 %");
      await words(page).fill("c++");
      await page.getByRole("button", { name: "Search" }).click();
      await expect(hint).toBeHidden();
    });

    test("where no lesson has all words, those that have some are shown, and the page says so", {
      tag: "@deep",
    }, async ({ page }) => {
      const { word, title } = await createFindable();
      await page.goto(`/lessons?q=${word}+qqqqqqqq`);
      await expect(found(page)).toHaveText(`1 lesson for “${word} qqqqqqqq”`);
      await expect(page.getByText("No lesson has all of these words. These have some.")).toBeVisible();
      await expect(card(page, title)).toBeVisible();
      await page.goto(`/lessons?q=${word}+qqqqqqqq&length=short`);
      await expect(page.getByText("No lesson that passes the filters has all of these words.")).toBeVisible();
      const mistyped = `${word.slice(0, 4)}z${word.slice(5)}`;
      await page.goto(`/lessons?q=${mistyped}+qqqqqqqq`);
      await expect(found(page)).toHaveText(`1 lesson for “${word} qqqqqqqq”`);
      await expect(page.getByText("No lesson", { exact: false }).filter({ visible: true })).toHaveText(
        `No lesson matches “${mistyped} qqqqqqqq”; these have some of the words.`,
      );
    });

    test("an empty result has suggestions", { tag: "@deep" }, async ({ page }) => {
      const { word, title } = await createFindable();
      for (const nothing of ["qqqqqqqq", "how to"]) {
        await page.goto(`/lessons?q=${nothing}`);
        await expect(found(page)).toHaveText(`No lessons for “${nothing}”`);
        await expect(page.getByText("You could try:")).toBeVisible();
      }
      await page.getByRole("link", { name: "All lessons, newest first" }).click();
      await expect(found(page)).toHaveText(/^\d+ lessons$/);
      await page.goto(`/lessons?q=${word}&price=free`);
      await page.getByRole("link", { name: "Without the filter “Free”" }).click();
      await expect(card(page, title)).toBeVisible();
    });

    test("a creator's page has their newest lessons, and a link to the rest in the catalogue", {
      tag: "@deep",
    }, async ({ page }) => {
      const creator = await createCreator("Bernadette Wolfeschlegelsteinhausen");
      for (let number = 1; number <= 14; number++) await createLesson({ creator, title: `Pot ${number}` });
      await page.goto(`/creators/c-${creator.id}`);
      await expect(page.getByRole("heading", { level: 1, name: creator.name })).toBeVisible();
      await expect(page.getByRole("heading", { level: 2, name: "14 lessons" })).toBeVisible();
      await expect(page.getByRole("article")).toHaveCount(12);
      await page.getByRole("link", { name: `More lessons by ${creator.name}` }).click();
      await expect(page.getByRole("article")).toHaveCount(2);
      await expect(page.getByRole("link", { name: `Remove the filter: By ${creator.name}` })).toBeVisible();
      await page.getByRole("article").first().getByRole("link").click();
      await page.getByRole("link", { name: creator.name, exact: true }).click();
      await expect(page).toHaveURL(`/creators/c-${creator.id}`);
    });

    test("a member's own lessons", { tag: "@deep" }, async ({ page, context }) => {
      const title = `Bagpipes ${randomUUID().slice(0, 8)}`;
      const [member, mine] = await Promise.all([createMember(), createLesson({ title })]);
      await createLesson({ title: `${title} again` });
      await own(member.id, mine.id);
      await enterAs(context, member);
      const url = `/lessons?q=${encodeURIComponent(title)}`;
      await page.goto(url);
      await expect(page.getByRole("article")).toHaveCount(2);
      await page.goto(`${url}&owned=yes`);
      await expect(page.getByRole("article")).toHaveCount(1);
      await expect(page.getByRole("article").getByText("Owned")).toBeVisible();
      await page.goto(`${url}&owned=no`);
      await expect(card(page, `${title} again`)).toBeVisible();
      await expect(page.getByRole("article")).toHaveCount(1);
    });
  });
}

test("the internal path of the catalogue is 404", { tag: "@deep" }, async ({ request }) => {
  for (const path of ["/catalogue", "/catalogue/all", "/catalogue/cT1rZXJuaW5n", "/creators/nobody"])
    expect((await request.get(path)).status(), path).toBe(404);
});

test("only the catalogue and its subjects are for search engines", { tag: "@deep" }, async ({ page }) => {
  const robots = page.locator("meta[name=robots]");
  await page.goto("/lessons?subject=music");
  await expect(robots).toHaveCount(0);
  await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", /\/lessons\?subject=music$/);
  await page.goto("/lessons?subject=music&price=free");
  await expect(robots).toHaveAttribute("content", "noindex, follow");
});

test("everything about a search fits a page at twice the size of letters", { tag: "@deep" }, async ({
  page,
}) => {
  await page.goto("/lessons?q=kerning&price=free&length=short&creator=ines-moreau");
  await page.addStyleTag({ content: "html { font-size: 200% }" });
  await expectAccessible(page);
});

/** The lesson is bought, without a payment. */
async function own(userId: string, lessonId: string) {
  const id = randomUUID();
  await sql`
    insert into public.purchases
      (id, user_id, buyer_key, lesson_id, creator_id, stripe_session_id, payment_intent_id, amount, platform_fee,
       creator_earnings, fee_percentage, currency, livemode, status, expires_at)
    select ${id}, ${userId}, ${userId}, id, creator_id, ${`cs_${id}`}, ${`pi_${id}`}, 12, 1.2, 10.8, 10, 'usd',
      false, 'completed', now() from public.lessons where id = ${lessonId}`;
}
