import { expect, type Page, test } from "@playwright/test";
import { balance, grantCredits } from "../../support/browser/credit-steps.ts";
import { layouts } from "../../support/browser/layouts.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs } from "../../support/browser/people.ts";
import { buyButton, cards, payWith, sessionOnPage } from "../../support/browser/shop-steps.ts";
import { dropWebhooks } from "../../support/stripe/control.ts";

for (const { layout, use, tag } of layouts) {
  test.describe(layout, { tag }, () => {
    test.use(use);

    test("a pack from the header, the exact rest from a lesson, and the lesson opens; no webhook arrives", async ({
      page,
      context,
      javaScriptEnabled,
    }) => {
      const [learner, lesson] = await Promise.all([createMember(), createLesson({ price: "9.99" })]);
      await enterAs(context, learner);
      await page.goto("/library");
      await expect(balance(page)).toHaveText(/^0/);
      await balance(page).click();
      await expect(page.getByRole("dialog", { name: "Credits" })).toBeVisible({ visible: javaScriptEnabled });
      await page.getByRole("button", { name: /^Buy Starter for \W*\$4\.99/ }).click();
      await payUnnoticed(page);
      await expect(page.getByText(/Paid\. 500\scredits are in your account\./)).toBeVisible();
      await expect(balance(page)).toHaveText(/^500/);
      await page.goto("/profile");
      await page.getByRole("link", { name: /^Receipt for 500\scredits$/ }).click();
      await expect(page.getByRole("heading", { name: "Receipt for $4.99" })).toBeVisible();

      await page.goto(`/lessons/${lesson.slug}`);
      await expect(buyButton(page)).toBeVisible();
      await expect(page.getByText(/You have 500\scredits\. This lesson costs 999\./)).toBeVisible();
      await page.getByRole("button", { name: /^Buy 499\scredits for \W*\$4\.99\W* and open it$/ }).click();
      await payUnnoticed(page);
      await expect(page.getByText("Paid. The lesson is yours.")).toBeVisible();
      await expect(page.getByText(lesson.secret)).toBeVisible();
      await expect(balance(page)).toHaveText(/^0/);
    });

    test("a lesson is opened with credits in one press, and that is undone before it is read", async ({
      page,
      context,
    }) => {
      const [learner, lesson] = await Promise.all([createMember(), createLesson({ price: "9.99" })]);
      await Promise.all([enterAs(context, learner), grantCredits(learner, 1640)]);
      await page.goto(`/lessons/${lesson.slug}`);
      await expect(page.getByText(/You have 1,640\scredits; 641 are left afterwards\./)).toBeVisible();
      await openWithCredits(page);
      await expect(balance(page)).toHaveText(/^641/);
      await expect(page.getByText(lesson.secret)).toHaveCount(0);
      // Fetched ahead, it must not be read for nothing either.
      const ahead = await page.request.get(`/lessons/${lesson.slug}`, { headers: { purpose: "prefetch" } });
      expect(await ahead.text()).not.toContain(lesson.secret);
      await page.getByRole("button", { name: "Undo" }).click();
      await expect(page.getByText("Undone. Your credits are back.")).toBeVisible();
      await expect(balance(page)).toHaveText(/^1,640/);

      await openWithCredits(page);
      await page.getByRole("link", { name: "Read it now" }).click();
      await expect(page.getByText(lesson.secret)).toBeVisible();
      await page.goto(`/lessons/${lesson.slug}?opened=credits`);
      await expect(page.getByText(lesson.secret)).toBeVisible();
    });
  });
}

async function openWithCredits(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Open with 999\scredits$/ }).click();
  await expect(page.getByText("The lesson is yours.", { exact: true })).toBeVisible();
}

async function payUnnoticed(page: Page): Promise<void> {
  await dropWebhooks(await sessionOnPage(page));
  await payWith(page, cards.pays);
}
