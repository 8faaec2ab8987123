import { expect, test } from "@playwright/test";
import { expectNoAxeViolations } from "../../support/browser/accessible.ts";
import { sql } from "../../support/browser/database.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { expectAccessibleAtAnyWidth } from "../../support/browser/page-checks.ts";
import { createCreator, createMember, enterAs } from "../../support/browser/people.ts";
import { createOperator, openAs, sell } from "../../support/browser/sale-steps.ts";
import { expectEditor } from "../../support/browser/studio-steps.ts";
import { createCoupon } from "../../support/database/coupons.ts";

// Whole pages, wide and narrow, are checked in pages.spec.ts and page-states.deep.spec.ts.

test("axe finds nothing in a refund form with an error", async ({ browser }) => {
  const sale = await sell(browser);
  const page = await openAs(browser, sale.creator);
  await page.goto(`/sales/${sale.id}/refund?amount=much`);
  await expect(page.getByRole("textbox").first()).toHaveAttribute("aria-invalid", "true");
  await expectNoAxeViolations(page);
});

test("axe finds nothing in empty states", async ({ page, context, browser }) => {
  await enterAs(context, await createMember());
  for (const path of ["/profile", "/settings", "/checkout/success"]) {
    await page.goto(path);
    await expectNoAxeViolations(page);
  }
  const creator = await openAs(browser, await createCreator());
  for (const path of ["/profile", "/sales", "/studio", "/studio/earnings", "/studio/coupons"]) {
    await creator.goto(path);
    await expectNoAxeViolations(creator);
  }
  const operator = await openAs(browser, await createOperator());
  await operator.goto("/operator");
  await expectNoAxeViolations(operator);
});

test("axe finds nothing in a creator's earnings, sales, codes, files and editor", async ({ browser }) => {
  const { creator, id, lesson } = await sell(browser);
  await createCoupon(sql, creator);
  const page = await openAs(browser, creator);
  await page.goto("/studio/earnings?check=1");
  await page.getByText("As a table").click();
  await expectAccessibleAtAnyWidth(page);
  const lessonPage = `/studio/lessons/${lesson.id}`;
  for (const path of [
    "/sales",
    `/sales/${id}`,
    "/studio/coupons",
    "/studio/profile",
    `${lessonPage}/files`,
    `${lessonPage}/preview`,
    lessonPage,
  ]) {
    await page.goto(path);
    if (path === lessonPage) await expectEditor(page);
    await expectAccessibleAtAnyWidth(page);
  }
});

test("axe finds nothing in a code that is refused, in the shop and in the studio", async ({
  page,
  browser,
}) => {
  const creator = await createCreator();
  const { slug } = await createLesson({ creator });
  await page.goto(`/lessons/${slug}?code=UNKNOWN`);
  await expect(page.getByLabel("Code", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expectAccessibleAtAnyWidth(page);
  const studio = await openAs(browser, creator);
  await studio.goto("/studio/coupons");
  await studio.getByRole("link", { name: "New code" }).click();
  await expectAccessibleAtAnyWidth(studio);
  await studio.getByLabel("Code", { exact: true }).fill("SPRING");
  await studio.getByLabel("Percent", { exact: true }).fill("0");
  await studio.getByRole("button", { name: "Save", exact: true }).click();
  await expect(studio.getByText("Not saved yet")).toBeVisible();
  await expectAccessibleAtAnyWidth(studio);
});

test("axe finds nothing in a lesson's code, tables, pictures and footnotes", async ({ page, context }) => {
  await enterAs(context, { id: "", name: "", email: "kwame@lectern.test", password: "lectern-demo" });
  await page.goto("/lessons/undo");
  await expect(page.locator("pre code span").first()).toBeVisible();
  await expectNoAxeViolations(page);
});

test("axe reports a planted violation", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Password").evaluate((field) => {
    field.removeAttribute("id");
    document.body.style.color = "#ccc";
  });
  await expect(expectNoAxeViolations(page)).rejects.toThrow(/label/);
});
