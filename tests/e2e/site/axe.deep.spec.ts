import { expect, test } from "@playwright/test";
import { expectNoAxeViolations } from "../../support/browser/accessible.ts";
import { createCreator, createMember, enterAs } from "../../support/browser/people.ts";
import { createOperator, openAs, sell } from "../../support/browser/sale-steps.ts";

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
  for (const path of ["/profile", "/sales"]) {
    await creator.goto(path);
    await expectNoAxeViolations(creator);
  }
  const operator = await openAs(browser, await createOperator());
  await operator.goto("/operator");
  await expectNoAxeViolations(operator);
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
