import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { sql } from "../../support/browser/database.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { expectAccessible } from "../../support/browser/page-checks.ts";
import { createCreator, createMember, enterAs } from "../../support/browser/people.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, {
    tag: javaScriptEnabled ? "@deep" : [],
  }, () => {
    test.use({ javaScriptEnabled });

    test("the history is narrowed by group, year and title, and pages within it", {
      tag: "@phone-first",
    }, async ({ page, context }) => {
      const learner = await createMember();
      await buy(learner.id);
      await enterAs(context, learner);
      await page.goto("/profile");
      if (javaScriptEnabled) await expectAccessible(page);
      const rows = page.getByRole("heading", { level: 3 }).filter({ visible: true });
      const groups = page.getByRole("navigation", { name: "Which purchases" });
      await expect(groups.getByRole("link")).toHaveText(["All14", "Paid12", "Open1", "Refunded1"]);

      await groups.getByRole("link", { name: "Paid" }).click();
      await expect(page.getByText("12 purchases found")).toBeVisible();
      await expect(rows).toHaveCount(10);
      await page.getByRole("link", { name: "Older purchases" }).click();
      await expect(page.getByRole("heading", { level: 2, name: "Older purchases" })).toBeVisible();
      await expect(rows).toHaveCount(2);
      await expect(groups.getByRole("link", { name: "Paid" })).toHaveAttribute("aria-current", "true");

      await page.goto("/profile");
      await page.getByLabel("Year").selectOption("2025");
      await page.getByRole("button", { name: "Show" }).click();
      await expect(page.getByText("1 purchase found")).toBeVisible();
      await expect(rows).toHaveText(["Lesson back"]);

      await page.goto("/profile");
      await page.getByLabel("Title").fill("LESSON 1");
      await page.getByRole("button", { name: "Show" }).click();
      await expect(rows).toHaveText(["Lesson 12", "Lesson 11", "Lesson 10", "Lesson 1"]);
      await page.getByLabel("Title").fill("100 %");
      await page.getByRole("button", { name: "Show" }).click();
      await expect(page.getByText("No purchase matches “100 %”.")).toBeVisible();
      await page.getByRole("link", { name: "Show all purchases" }).click();
      await expect(page.getByText("14 purchases")).toBeVisible();
    });
  });
}

test("spending is listed by year and currency, less refunds", { tag: ["@phone", "@deep"] }, async ({
  page,
  context,
  isMobile,
}) => {
  const learner = await createMember();
  await buy(learner.id);
  await enterAs(context, learner);
  await page.goto("/profile");
  const amounts = page.getByRole(isMobile ? "definition" : "cell").filter({ visible: true });
  await expect(amounts).toHaveText(["12", "$144", "$0", "$144", "1", "€12", "€12", "€0"]);
  const named = page.getByRole(isMobile ? "heading" : "rowheader", { name: /^20\d\d · / });
  await expect(named.filter({ visible: true })).toHaveText(["2026 · USD", "2025 · EUR"]);
});

type Fields = { status?: string; currency?: string; at?: string };

/** Twelve paid lessons of 2026, an open one, and one of 2025 that was refunded. */
async function buy(userId: string) {
  const creator = await createCreator();
  const one = async (title: string, { status = "completed", currency = "usd", at }: Fields) => {
    const { id: lessonId } = await createLesson({ creator, title });
    const id = randomUUID();
    const paid = status === "pending" ? 0 : 12;
    await sql`
      insert into public.purchases
        (id, user_id, buyer_key, lesson_id, creator_id, stripe_session_id, payment_intent_id, amount, platform_fee, paid_amount,
         refunded_amount, creator_earnings, fee_percentage, currency, livemode, status, expires_at, purchase_date)
      values (${id}, ${userId}, ${userId}, ${lessonId}, ${creator.id}, ${`cs_${id}`}, ${`pi_${id}`}, 12, 1.2, ${paid},
        ${status === "refunded" ? 12 : 0}, 10.8, 10, ${currency}, false, ${status}, now(), ${at ?? ""})`;
  };
  for (let day = 1; day <= 12; day++)
    await one(`Lesson ${day}`, { at: `2026-01-${String(day).padStart(2, "0")}T10:00:00Z` });
  await one("Lesson open", { status: "pending", at: "2026-01-20T10:00:00Z" });
  await one("Lesson back", { status: "refunded", currency: "eur", at: "2025-05-01T10:00:00Z" });
}
