import { expect, type Page, test } from "@playwright/test";
import { sql } from "../../support/browser/database.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { createCreator, createMember, enterAs } from "../../support/browser/people.ts";
import { purchaseByApi } from "../../support/browser/purchase-steps.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", {
    tag: javaScriptEnabled ? "@deep" : [],
  }, () => {
    test.use({ javaScriptEnabled });

    test("from the front page by subject to a lesson's beginning, and back to its price", {
      tag: "@phone-first",
    }, async ({ page }) => {
      await page.goto("/");
      await page
        .getByRole("navigation", { name: "By subject" })
        .getByRole("link", { name: /languages/i })
        .click();
      await expect(page).toHaveURL(/\/lessons\?subject=languages/);
      await page.getByRole("link", { name: "Counting cats in Polish" }).click();
      const beginning = page.getByRole("region", { name: "How it begins" });
      await expect(beginning).toContainText("A large number behaves like an amount.");
      await expect(page.getByRole("main")).not.toContainText("one summer");
      await expect(page.getByRole("region", { name: "After this lesson you can" })).toContainText(
        "ask for apples, rolls and coffee",
      );
      await beginning.getByRole("link", { name: "Back to the price" }).click();
      await expect(page.getByRole("complementary", { name: "Buy this lesson" })).toBeInViewport();
    });

    test("a search on the front page leads to the catalogue", { tag: "@deep" }, async ({ page }) => {
      await page.goto("/");
      await page.getByRole("searchbox", { name: "What would you like to learn?" }).fill("polish");
      await page.getByRole("button", { name: "Search" }).click();
      await expect(page).toHaveURL(/\/lessons\?q=polish/);
      await expect(page.getByRole("link", { name: "Counting cats in Polish" })).toBeVisible();
    });

    test("an unknown lesson says so, to a guest and to a member", { tag: "@deep" }, async ({
      page,
      context,
    }) => {
      await expectNoLesson(page);
      await enterAs(context, await createMember());
      await expectNoLesson(page);
    });
  });
}

test("the front page offers a free lesson at once", { tag: "@deep" }, async ({ page }) => {
  await page.goto("/");
  const free = page.getByRole("article").filter({ hasText: "Try this one, free" });
  await free.getByRole("link").click();
  await expect(page.getByRole("complementary", { name: "Buy this lesson" })).toContainText("Free");
});

test("related lessons are others, and for a member none that they own", { tag: "@deep" }, async ({
  page,
  context,
}) => {
  const creator = await createCreator();
  const [one, two] = await Promise.all([createLesson({ creator }), createLesson({ creator })]);
  await sql`update public.lessons set title = 'Whistle through grass' where id = ${two.id}`;
  const member = await createMember();
  await enterAs(context, member);
  await page.goto(`/lessons/${one.slug}`);
  const related = page.getByRole("region", { name: "Related lessons" });
  await expect(related.getByRole("article")).toHaveCount(3);
  await expect(related.getByRole("link", { name: one.title })).toHaveCount(0);
  await expect(related.getByRole("link", { name: "Whistle through grass" })).toBeVisible();
  await purchaseByApi(context, member, two);
  await page.goto(`/lessons/${one.slug}`);
  await expect(related.getByRole("article")).toHaveCount(3);
  await expect(related.getByRole("link", { name: "Whistle through grass" })).toHaveCount(0);
});

test("a draft is there for its creator, with its beginning, and for no one else", { tag: "@deep" }, async ({
  page,
  context,
}) => {
  const creator = await createCreator();
  const draft = await createLesson({ creator, status: "draft" });
  expect((await page.goto(`/lessons/${draft.slug}`))?.status()).toBe(404);
  await enterAs(context, creator);
  expect((await page.goto(`/lessons/${draft.slug}`))?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1, name: draft.title })).toBeVisible();
});

test("a title cannot break out of the structured data", { tag: "@deep" }, async ({ page }) => {
  const lesson = await createLesson({ title: "</script><script>document.title='taken'</script>" });
  await page.goto(`/lessons/${lesson.slug}`);
  await expect(page.getByRole("heading", { level: 1, name: lesson.title })).toBeVisible();
  await expect(page).toHaveTitle(`${lesson.title} · Lectern`);
  const [json = ""] = await page.locator("script[type='application/ld+json']").allTextContents();
  expect(JSON.parse(json)["@graph"][0].name).toBe(lesson.title);
});

async function expectNoLesson(page: Page) {
  const answer = await page.goto("/lessons/no-such-lesson");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no such page." })).toBeVisible();
  await page.getByRole("link", { name: "See all lessons" }).click();
  await expect(page).toHaveURL(/\/lessons$/);
}
