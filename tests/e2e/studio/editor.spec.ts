import { expect, test } from "@playwright/test";
import { createLesson } from "../../support/browser/lessons.ts";
import { expectAccessibleAtAnyWidth } from "../../support/browser/page-checks.ts";
import { createCreator } from "../../support/browser/people.ts";
import { openAs } from "../../support/browser/sale-steps.ts";

test("what is typed into a draft survives slow, failed and late saves", async ({ browser }) => {
  const creator = await createCreator();
  const page = await openAs(browser, creator);
  await page.goto("/studio");
  await page.getByRole("button", { name: "New lesson" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "A new lesson" })).toBeVisible();
  const title = page.getByLabel("Title");
  const paidPart = page.getByLabel("Paid part");
  const save = page.getByRole("button", { name: "Save", exact: true });
  await title.fill("Bread");

  // Typed while the save is under way.
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/studio/lessons/**", async (route) => {
    if (route.request().method() === "POST") await released;
    await route.continue();
  });
  await save.click();
  await paidPart.fill("Written meanwhile");
  release();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Bread" })).toBeVisible();
  await expect(paidPart).toHaveValue("Written meanwhile");
  await page.unroute("**/studio/lessons/**");

  // A connection that breaks leaves the page with its text; so does the next try, which saves it.
  await page.route("**/studio/lessons/**", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await save.click();
  await expect(page.getByText("Not saved. What you typed is still here.")).toBeVisible();
  await expect(paidPart).toHaveValue("Written meanwhile");
  await page.unroute("**/studio/lessons/**");

  // A link asks first.
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.getByRole("link", { name: "Versions" }).click();
  await expect(paidPart).toHaveValue("Written meanwhile");
  await save.click();
  await expect(page.getByText("Not saved.")).toHaveCount(0);
  await page.reload();
  await expect(paidPart).toHaveValue("Written meanwhile");

  // Another tab saves first.
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel("Title").fill("Rye");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByText("Saved.")).toBeVisible();
  await title.fill("Spelt");
  await save.click();
  await expect(page.getByText("Another save came first", { exact: true })).toBeVisible();
  await expect(title).toHaveValue("Spelt");
  await expectAccessibleAtAnyWidth(page);
  await page.getByRole("button", { name: "Keep what is saved instead" }).click();
  await expect(title).toHaveValue("Rye");
});

test("a price that is not touched stays as it is, where its digits read otherwise", async ({ browser }) => {
  const creator = await createCreator();
  const lesson = await createLesson({ creator, title: "In Kuwait", price: "12.500", currency: "kwd" });
  const page = await openAs(browser, creator, { locale: "de-DE" });
  await page.goto("/studio");
  await page.getByRole("link", { name: lesson.title }).click();
  await expect(page.getByLabel("Price", { exact: true })).toHaveValue("12,500");
  await page.getByLabel("Summary").fill("In dinars.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel("Price", { exact: true })).toHaveValue("12,500");
});
