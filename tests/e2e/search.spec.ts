import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { sql } from "./support/database.ts";
import { createLesson } from "./support/lessons.ts";
import { expectWellMade } from "./support/page-checks.ts";
import { createCreator, createMember, enterAs } from "./support/people.ts";

// On a desktop and on a phone, see playwright.config.ts. The seeds' lessons are there; tests may have added more.

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("a search by words, a subject, and back to everything", async ({ page }) => {
      await page.goto("/lessons");
      await words(page).fill("grids forgive");
      await page.getByRole("button", { name: "Search" }).click();
      await expect(found(page)).toHaveText("1 lesson for “grids forgive”");
      await expect(card(page, "Grids that forgive")).toBeVisible();
      await expect(words(page)).toHaveValue("grids forgive");
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

    test("filters are kept by a search, shown, and taken off one by one", async ({ page }) => {
      await page.goto("/lessons?price=to-20&length=short&subject=design");
      await words(page).fill("kerning");
      await page.getByRole("button", { name: "Search" }).click();
      await expect(found(page)).toHaveText("1 lesson for “kerning”");
      await expect(page).toHaveURL(/subject=design/);
      await expect(page).toHaveURL(/price=to-20/);
      await page.getByRole("link", { name: "Remove the filter: Up to 30 min" }).click();
      await expect(page).toHaveURL("/lessons?q=kerning&subject=design&price=to-20");
    });

    test("a mistyped word finds what was meant, and says so", async ({ page }) => {
      await page.goto("/lessons?q=krening");
      await expect(found(page)).toHaveText("1 lesson for “kerning”");
      await expect(page.getByText("No lesson has “krening”")).toBeVisible();
    });

    test("where nothing is found there is a way on", async ({ page }) => {
      await page.goto("/lessons?q=kerning+quux&subject=design&price=free");
      await expect(found(page)).toHaveText("No lessons for “kerning quux”");
      await expect(page.getByRole("link", { name: "Only “quux”" })).toHaveCount(0);
      await page.goto("/lessons?q=kerning&price=free");
      await expect(page.getByRole("heading", { name: "Newest lessons" })).toBeVisible();
      await page.getByRole("link", { name: "Without the filter “Free”" }).click();
      await expect(card(page, "Kerning")).toBeVisible();
    });

    test("a creator's page has their lessons, and goes on in the catalogue", async ({ page }) => {
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

    test("a member's own lessons", async ({ page, context }) => {
      const title = `Bagpipes ${randomUUID().slice(0, 8)}`;
      const [member, mine] = await Promise.all([createMember(), createLesson({ title })]);
      await createLesson({ title: `${title} again` });
      await own(member.id, mine.id);
      await enterAs(context, member);
      const address = `/lessons?q=${encodeURIComponent(title)}`;
      await page.goto(address);
      await expect(page.getByRole("article")).toHaveCount(2);
      await page.goto(`${address}&owned=yes`);
      await expect(page.getByRole("article")).toHaveCount(1);
      await expect(page.getByRole("article").getByText("Owned")).toBeVisible();
      await page.goto(`${address}&owned=no`);
      await expect(card(page, `${title} again`)).toBeVisible();
      await expect(page.getByRole("article")).toHaveCount(1);
    });
  });
}

test("what is typed is searched while the field keeps focus and text, in one entry of the history", async ({
  page,
}) => {
  await page.goto("/");
  await page.goto("/lessons");
  await words(page).pressSequentially("kern", { delay: 40 });
  await expect(found(page)).toHaveText("1 lesson for “kern”");
  await expect(page).toHaveURL("/lessons?q=kern");
  await expect(words(page)).toBeFocused();
  await words(page).pressSequentially("ing");
  await expect(found(page)).toHaveText("1 lesson for “kerning”");
  await expect(page.getByRole("status").filter({ hasText: "1 lesson for “kerning”" })).toHaveCount(1);
  await expect(words(page)).toHaveValue("kerning");
  await page.goBack();
  await expect(page).toHaveURL("/");
});

test("a choice applies at once, and the way back undoes it in the form, too", async ({ page }) => {
  await page.goto("/lessons?q=kerning");
  await showFilters(page);
  await page.getByLabel("Price").selectOption("Free");
  await expect(page).toHaveURL("/lessons?q=kerning&price=free");
  await expect(found(page)).toHaveText("No lessons for “kerning”");
  await page.goBack();
  await expect(card(page, "Kerning")).toBeVisible();
  await expect(page.getByLabel("Price")).toHaveValue("");
  await page.getByLabel("Sort by").selectOption("Lowest price");
  await expect(page).toHaveURL("/lessons?q=kerning&sort=price-up");
});

test("a slow answer to earlier letters never replaces the one to later ones", async ({ page }) => {
  await page.goto("/lessons");
  const slow = Promise.withResolvers<void>();
  await page.route(/q=dashi(&|$)/, async (route) => {
    await slow.promise;
    await route.continue().catch(() => {});
  });
  await words(page).fill("dashi");
  await expect(page.locator("[aria-busy=true]")).toBeVisible();
  await words(page).fill("kerning");
  await expect(found(page)).toHaveText("1 lesson for “kerning”");
  slow.resolve();
  await page.waitForLoadState("networkidle");
  await expect(found(page)).toHaveText("1 lesson for “kerning”");
  await expect(page).toHaveURL("/lessons?q=kerning");
});

test("letters that are still being composed are not searched", async ({ page }) => {
  await page.goto("/lessons");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const client = await page.context().newCDPSession(page);
  await words(page).focus();
  await client.send("Input.imeSetComposition", { text: "kern", selectionStart: 4, selectionEnd: 4 });
  await expect(words(page)).toHaveValue("kern");
  await client.send("Input.insertText", { text: "kerning" });
  await expect(found(page)).toHaveText("1 lesson for “kerning”");
  expect(asked.filter((url) => /q=kern(&|$)/.test(url))).toEqual([]);
});

test("the catalogue has one address: the inner one leads nowhere", async ({ request }) => {
  for (const path of ["/catalogue", "/catalogue/all", "/catalogue/cT1rZXJuaW5n", "/creators/nobody"])
    expect((await request.get(path)).status(), path).toBe(404);
});

test("only the catalogue and its subjects are for search engines", async ({ page }) => {
  const robots = page.locator("meta[name=robots]");
  await page.goto("/lessons?subject=music");
  await expect(robots).toHaveCount(0);
  await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", /\/lessons\?subject=music$/);
  await page.goto("/lessons?subject=music&price=free");
  await expect(robots).toHaveAttribute("content", "noindex, follow");
});

test("everything about a search fits a page at twice the size of letters", async ({ page }) => {
  await page.goto("/lessons?q=kerning&price=free&length=short&creator=ines-moreau");
  await page.addStyleTag({ content: "html { font-size: 200% }" });
  await expectWellMade(page);
});

const words = (page: Page) => page.getByRole("searchbox", { name: "Search the lessons" });
const found = (page: Page) => page.locator("[data-found]").filter({ visible: true });
const card = (page: Page, title: string) =>
  page.getByRole("article").filter({ has: page.getByRole("heading", { name: title }) });

/** On a phone the filters are folded away. */
async function showFilters(page: Page) {
  const summary = page.getByText("Filter and sort");
  if (await summary.isVisible()) await summary.click();
}

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
