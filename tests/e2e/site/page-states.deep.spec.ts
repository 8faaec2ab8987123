import { expect, type Page, test } from "@playwright/test";
import { askForPassword } from "../../support/browser/account-steps.ts";
import { createLesson, createLongLesson } from "../../support/browser/lessons.ts";
import {
  collectConsoleErrors,
  expectAccessible,
  expectAccessibleAtAnyWidth,
  expectHealthyPage,
  phone,
} from "../../support/browser/page-checks.ts";
import { createMember, enterAs, newcomer } from "../../support/browser/people.ts";
import { buy } from "../../support/browser/shop-steps.ts";

// Pages as they are found are in pages.spec.ts; here are the states one must bring about.

test("a guest's forms are accessible when nothing in them is right, and so is what follows", async ({
  page,
}) => {
  await expectGoodErrors(page, "/sign-in", ["E-mail", "Password"]);
  await expectGoodErrors(page, "/sign-up", ["Name", "E-mail", "Password"]);
  await expectGoodErrors(page, "/forgot-password", ["E-mail"]);
  await askForPassword(page, newcomer());
  await expect(page.getByRole("button", { name: "Send the mail again" })).toBeVisible();
  await expectAccessibleAtAnyWidth(page);
});

test("the settings' forms are accessible when nothing in them is right, and so is what follows", async ({
  page,
  context,
}) => {
  const member = await createMember();
  await enterAs(context, member);
  await expectGoodErrors(page, "/settings", ["Name"]);
  await expectGoodErrors(page, "/settings/password", ["Current password", "New password"]);
  await expectGoodErrors(page, "/settings/delete", ["Current password", "Type the word"]);
  await expectGoodErrors(page, "/settings/email", ["New e-mail", "Current password"]);
  await page.getByLabel("New e-mail").fill(newcomer().email);
  await page.getByLabel("Current password").fill(member.password);
  await page.getByRole("button", { name: "Mail both addresses" }).click();
  await expect(page.getByRole("heading", { name: "Check both mailboxes" })).toBeVisible();
  await expectAccessibleAtAnyWidth(page);
  await expectHealthyPage(page, "/confirm?token_hash=0123456789abcdef0123456789abcdef&type=email_change");
});

test("a finished lesson, its contents, the library, an open checkout and an empty search of the history are accessible", async ({
  page,
  context,
}) => {
  const [member, long, priced] = await Promise.all([createMember(), createLongLesson(), createLesson()]);
  await enterAs(context, member);
  await page.goto(`/lessons/${long.slug}`);
  await page.getByRole("button", { name: "Mark as finished" }).click();
  await expect(page.getByText("Finished on")).toBeVisible();
  await expectAccessibleAtAnyWidth(page);
  await unfold(page, "In this lesson");
  await expectHealthyPage(page, "/library?show=finished");
  await expect(page.getByRole("link", { name: long.title })).toBeVisible();

  await page.goto(`/lessons/${priced.slug}`);
  await buy(page);
  await expectHealthyPage(page, `/checkout/cancel?lesson=${priced.slug}`);
  await expectHealthyPage(page, "/profile?title=nothing");
  await expect(page.getByRole("link", { name: "Show all purchases" })).toBeVisible();
});

test("sections that are collapsed on a phone are accessible once opened", async ({ page, context }) => {
  await enterAs(context, await createMember());
  await page.setViewportSize(phone);
  const errors = collectConsoleErrors(page);
  await page.goto("/lessons");
  await unfold(page, "Filter and sort");
  await page.reload();
  await unfold(page, "Menu");
  expect(errors).toEqual([]);
});

/** Sends the page's form with nothing in it, as a browser would that checks nothing itself. */
async function expectGoodErrors(page: Page, path: string, fields: string[]) {
  await test.step(path, async () => {
    const errors = collectConsoleErrors(page);
    await page.goto(path);
    await page
      .locator("main form")
      .first()
      .evaluate((form: HTMLFormElement) => {
        form.noValidate = true;
        for (const field of form.querySelectorAll("input:not([type=hidden])"))
          if (field instanceof HTMLInputElement) field.value = "";
        form.requestSubmit();
      });
    for (const field of fields)
      await expect(page.getByLabel(field).filter({ visible: true })).toHaveAttribute("aria-invalid", "true");
    await expectAccessibleAtAnyWidth(page);
    expect(errors).toEqual([]);
  });
}

async function unfold(page: Page, summary: string) {
  await page.locator("summary", { hasText: summary }).filter({ visible: true }).click();
  await expectAccessible(page);
}
