import { expect, test } from "@playwright/test";
import { sql } from "../../support/browser/database.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { createCreator, createMember, enterAs } from "../../support/browser/people.ts";
import { purchaseByApi, purchaseOnce } from "../../support/browser/purchase-steps.ts";

const offer = { name: "Buy this lesson" };

test("each guest reads prices as they are written where they live, from one cached page each", {
  tag: "@deep",
}, async ({ browser }) => {
  const { slug } = await createLesson({ price: "1234.50" });
  const prices: Record<string, string> = {
    "en-US": "$1,234.50",
    "en-GB": "US$1,234.50",
    "de-DE": "1.234,50 $",
  };
  for (const _ of ["first visit", "from the cache"]) {
    for (const [locale, price] of Object.entries(prices)) {
      const page = await (await browser.newContext({ locale })).newPage();
      await page.goto(`/lessons/${slug}`);
      await expect(page.getByRole("complementary", offer).getByText(price, { exact: true })).toBeVisible();
      await page.context().close();
    }
  }
});

// [currency, price, locale]: as wide as a price of so many figures becomes.
for (const [currency, price, locale] of [
  ["kwd", "4.120", "de-DE"],
  ["usd", "999.50", "es-MX"],
  ["usd", "1234.50", "en-GB"],
  ["jpy", "98000", "ar"],
] as const)
  test(`a price of ${price} ${currency} stands in one line for ${locale}`, async ({ browser }) => {
    const { slug } = await createLesson({ price, currency });
    const page = await (
      await browser.newContext({ locale, viewport: { width: 1280, height: 900 } })
    ).newPage();
    await page.goto(`/lessons/${slug}`);
    const amount = page.getByRole("complementary", offer).locator("p span[dir]").first();
    await expect(amount).toBeVisible();
    const lines = await amount.evaluate(
      (span) => new Set([...span.getClientRects()].map(({ top }) => top)).size,
    );
    expect(lines).toBe(1);
    await page.context().close();
  });

test.describe("a learner in Germany", () => {
  test.use({ locale: "de-DE" });

  test("reads how many lessons there are as numbers are written there", { tag: "@deep" }, async ({
    page,
  }) => {
    const { id } = await createCreator();
    try {
      // Older than all others, so that they are in no one's way.
      await sql`
        insert into public.lessons
          (creator_id, slug, title, summary, subject, price, currency, status, duration_minutes, published_at)
        select ${id}, 'many-' || gen_random_uuid(), 'One of many', 'Like all others.', 'music', 1, 'usd', 'published', 9, '2020-01-05'
        from generate_series(1, 1000)`;
      await page.goto(`/creators/c-${id}`);
      await expect(page.getByRole("heading", { level: 2, name: "1.000 lessons" })).toBeVisible();
      await page.goto(`/lessons?creator=c-${id}`);
      await expect(page.getByRole("heading", { level: 2, name: "1.000 lessons" })).toBeVisible();
      const subjects = page.getByRole("navigation", { name: "Subjects" });
      await expect(subjects.getByRole("link")).toHaveText(["All1.000", "Music1.000"]);
    } finally {
      await sql`delete from public.lessons where creator_id = ${id}`;
    }
  });

  test("reads the amount and the day of a purchase as they are written there", { tag: "@deep" }, async ({
    page,
    context,
  }) => {
    const [member, lesson] = await Promise.all([createMember(), createLesson()]);
    await enterAs(context, member);
    await purchaseByApi(context, member, lesson);
    const { id } = await purchaseOnce(member, "completed");
    await page.goto(`/purchases/${id}`);
    const today = new Date().toLocaleDateString("de-DE", { dateStyle: "long", timeZone: "UTC" });
    await expect(page.getByText(`Started on ${today}`)).toBeVisible();
    await expect(page.getByText(/You paid 12\s\$\./)).toBeVisible();
  });
});
