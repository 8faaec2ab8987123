import { expect, type Page, test } from "@playwright/test";
import { sql } from "../../support/browser/database.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { createCreator, createMember, type Person } from "../../support/browser/people.ts";
import { openAs } from "../../support/browser/sale-steps.ts";
import { createPurchase } from "../../support/database/shop.ts";

/** A lesson for $12, of which $1.20 is the shop's, sold at these moments. */
async function sellAt(creator: Person, moments: string[]) {
  const { id: lessonId } = await createLesson({ creator });
  for (const purchase_date of moments)
    await createPurchase(sql, { creator, learner: await createMember(), lessonId }, { purchase_date });
}

const setTimeZone = (creator: Person, timeZone: string) =>
  sql`insert into public.creator_settings (creator_id, time_zone) values (${creator.id}, ${timeZone})
    on conflict (creator_id) do update set time_zone = excluded.time_zone`;

async function choose(page: Page, from: string, to: string) {
  await page.getByLabel("From").fill(from);
  await page.getByLabel("To", { exact: true }).fill(to);
  await page.getByRole("button", { name: "Show" }).click();
}

/** Gross, platform fee, reversed, yours. */
const expectFigures = (page: Page, figures: string[]) =>
  expect(page.getByRole("main").locator("dl").first().locator("dd.font-display")).toHaveText(figures);

test("earnings begin empty, with the fee that was agreed and a way on", async ({ browser }) => {
  const creator = await createCreator();
  await sql`insert into private.creator_fee_changes (creator_id, percentage, reason) values (${creator.id}, 7.5, 'X')`;
  const page = await openAs(browser, creator, { javaScriptEnabled: false });
  await page.goto("/studio/earnings");
  await expect(page.getByText("the shop keeps 7.5%")).toBeVisible();
  await expect(page.getByText("Nothing sold yet.")).toBeVisible();
  await expect(page.getByLabel("From")).toHaveCount(0);
  await page.getByRole("link", { name: "See your lessons" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Studio" })).toBeVisible();
});

test("a range of days is the creator's own, in her zone, without JavaScript", async ({ browser }) => {
  const creator = await createCreator();
  await setTimeZone(creator, "Pacific/Auckland");
  // The last minute of 4 April, two of the day on which the clocks go back, and the first of 6 April.
  await sellAt(creator, [
    "2026-04-04T10:59:00Z",
    "2026-04-04T11:00:00Z",
    "2026-04-05T11:59:00Z",
    "2026-04-05T12:00:00Z",
  ]);
  const page = await openAs(browser, creator, { javaScriptEnabled: false });
  await page.goto("/studio/earnings");
  await expect(page.getByText("Days are those of Pacific/Auckland")).toBeVisible();
  await choose(page, "2026-04-05", "2026-04-05");
  await expectFigures(page, ["$24", "$2.40", "$0", "$21.60"]);
  await choose(page, "2026-04-04", "2026-04-06");
  await expectFigures(page, ["$48", "$4.80", "$0", "$43.20"]);
  await page.getByText("As a table").click();
  const row = page.getByRole("row").filter({ hasText: "Apr 5, 2026" });
  await expect(row.getByRole("cell")).toHaveText(["2", "$24", "Fee $2.40", "$0", "Yours $21.60"]);

  await row.getByRole("link", { name: "$24" }).click();
  await expect(page.getByText("2 sales", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(2);
  await page.goBack();
  await page.getByRole("link", { name: "All", exact: true }).click();
  await expectFigures(page, ["$48", "$4.80", "$0", "$43.20"]);
  await page.getByRole("button", { name: "Check these sums" }).click();
  await expect(page.getByText(/^4 sales, checked against each of them at /)).toBeVisible();
});

test("days that are no range are refused with what to change, and kept", async ({ browser }) => {
  const creator = await createCreator();
  await sellAt(creator, ["2026-04-05T12:00:00Z"]);
  const page = await openAs(browser, creator, { javaScriptEnabled: false });
  await page.goto("/studio/earnings");
  await choose(page, "2026-04-06", "2026-04-04");
  await expect(page.getByText("Please choose a first day that is not after the last one.")).toBeVisible();
  await expect(page.getByLabel("From")).toHaveValue("2026-04-06");
});
