import { expect, test } from "@playwright/test";
import { grantCredits } from "../../support/browser/credit-steps.ts";
import { purchasesOf } from "../../support/browser/database.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { createCreator, createMember, enterAs } from "../../support/browser/people.ts";

test("a tab of another member spends and renames nothing, and says so", async ({ page, context }) => {
  const [creator, zoe, ada] = await Promise.all([createCreator(), createMember("Zoe"), createMember("Ada")]);
  const lesson = await createLesson({ creator, price: "8.00" });
  await Promise.all([zoe, ada].map((member) => grantCredits(member, 1500)));
  await enterAs(context, zoe);
  const settings = await context.newPage();
  await settings.goto("/settings");
  await page.goto(`/lessons/${lesson.slug}`);
  await expect(page.getByRole("button", { name: /^Open with/ })).toBeVisible();
  await enterAs(context, ada);

  await page.getByRole("button", { name: /^Open with/ }).click();
  await expect(
    page.getByText("You are now signed in as another member, and nothing was done."),
  ).toBeVisible();
  await expect(page).toHaveURL("/profile");
  for (const { id } of [zoe, ada]) expect(await purchasesOf(id)).toEqual([]);

  await settings.getByLabel("Name").fill("Zoe the second");
  await settings.getByRole("button", { name: "Save" }).click();
  await expect(settings.getByText("You are now signed in as another member")).toBeVisible();
  await expect(settings.getByLabel("Name")).toHaveValue("Zoe the second");
  await settings.getByRole("button", { name: "Save" }).click();
  await expect(settings.getByText("Saved.")).toBeVisible();
});
