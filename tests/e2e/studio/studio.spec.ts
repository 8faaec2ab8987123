import { expect, test } from "@playwright/test";
import { createLesson } from "../../support/browser/lessons.ts";
import { expectAccessibleAtAnyWidth } from "../../support/browser/page-checks.ts";
import { createCreator, createMember } from "../../support/browser/people.ts";
import { openAs, sell } from "../../support/browser/sale-steps.ts";

test("the studio shows a creator's lessons by state, with price and sales", async ({ browser }) => {
  const { creator, lesson } = await sell(browser, { title: "Sold once" });
  for (let number = 1; number <= 11; number++)
    await createLesson({ creator, title: `Draft ${number}`, status: "draft", price: "0" });
  await createLesson({ creator, title: "Put away", status: "archived" });
  const page = await openAs(browser, creator);
  await page.goto("/studio");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(["Published", "Drafts", "Archived"]);
  const row = (title: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  await expect(row("Sold once")).toContainText("$12");
  await expect(row("Sold once").getByText("1", { exact: true })).toBeVisible();
  await expect(row("Draft 11")).toContainText("Free");
  await expect(row("Put away").getByText("0", { exact: true })).toBeVisible();
  await expectAccessibleAtAnyWidth(page);

  // Ten of each state, the last changed first.
  await expect(page.getByRole("heading", { name: "Draft 1", exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "All in “Drafts”" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Drafts" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(
    Array.from({ length: 11 }, (_, index) => `Draft ${11 - index}`),
  );
  await page.goto("/studio");
  await page.getByRole("link", { name: lesson.title }).click();
  await expect(page.getByRole("heading", { level: 1, name: lesson.title })).toBeVisible();
  await expectAccessibleAtAnyWidth(page);
  await page.getByRole("link", { name: "Publish", exact: true }).click();
  await expectAccessibleAtAnyWidth(page);
});

test("others see no studio: a member is invited, another creator sees their own", { tag: "@deep" }, async ({
  browser,
}) => {
  const creator = await createCreator();
  const lesson = await createLesson({ creator, title: "Not yours", status: "draft" });
  const other = await openAs(browser, await createCreator());
  await other.goto("/studio");
  await expect(other.getByText(lesson.title)).toHaveCount(0);
  const member = await openAs(browser, await createMember());
  await member.goto("/studio");
  await expect(member).toHaveURL("/studio/profile");
});
