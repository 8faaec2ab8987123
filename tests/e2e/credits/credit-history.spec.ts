import { expect, type Page, test } from "@playwright/test";
import {
  balance,
  buyPack,
  grantCredits,
  openWithCredits,
  packs,
} from "../../support/browser/credit-steps.ts";
import { layouts } from "../../support/browser/layouts.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { createCreator, createMember, enterAs } from "../../support/browser/people.ts";
import { createOperator, openAs } from "../../support/browser/sale-steps.ts";
import { refundPayment } from "../../support/stripe/control.ts";

test("the figures of a member with a grant stand in one row", async ({ page, context }) => {
  const learner = await createMember();
  await Promise.all([enterAs(context, learner), grantCredits(learner, 500)]);
  await page.goto("/profile/credits");
  const names = page.getByRole("main").getByRole("term");
  await expect(names).toHaveText(["Balance", "Bought", "Given by the shop", "Spent", "Paid for them"]);
  const tops = await names.evaluateAll((terms) => terms.map((term) => term.getBoundingClientRect().top));
  expect(new Set(tops).size).toBe(1);
});

const entries = (page: Page) => page.getByRole("listitem");

for (const { layout, use, tag } of layouts) {
  test.describe(layout, { tag }, () => {
    test.use(use);

    test("of a pack with part spent the rest goes back for money; what a refund takes beyond that is owed", async ({
      page,
      context,
      browser,
    }) => {
      const [learner, creator] = await Promise.all([createMember(), createCreator()]);
      const lesson = await createLesson({ creator, price: "9.99" });
      await enterAs(context, learner);
      const pack = await buyPack(context, packs.professional);
      const openingId = await openWithCredits(context, lesson);

      await page.goto(`/purchases/${pack.id}`);
      await expect(page.getByRole("listitem").filter({ hasText: lesson.title })).toContainText(
        /999\scredits/,
      );
      await page.getByRole("link", { name: "Refund what is unspent" }).click();
      await expect(
        page.getByRole("heading", { name: /^Give back 2,501\scredits for \W*\$21\.43/ }),
      ).toBeVisible();
      await page.getByRole("button", { name: "Refund" }).click();
      await expect(page.getByText("The money is on its way back.")).toBeVisible();
      await expect(page.getByText(/2,501\scredits went with it\./)).toBeVisible();
      await expect(balance(page)).toHaveText(/^0/);

      await refundPayment(pack.paymentIntent);
      await expect(async () => {
        await page.reload();
        await expect(page.getByText(/999\scredits had been spent already and became owed/)).toBeVisible();
        // Read beside the page: of this visit it may be what was before.
        await expect(balance(page)).toHaveText(/^999/, { timeout: 100 });
      }).toPass();
      await page.goto("/profile");
      await expect(page.getByText(/You owe 999\scredits\./)).toBeVisible();
      await page.getByRole("link", { name: "Credit history" }).click();
      await expect(entries(page).filter({ hasText: lesson.title })).toContainText(/−999\scredits/);

      const creatorsPage = await openAs(browser, creator, { javaScriptEnabled: false });
      await creatorsPage.goto("/sales");
      await expect(entries(creatorsPage).filter({ hasText: lesson.title })).toContainText("$8.56");
      await creatorsPage.goto(`/sales/${openingId}`);
      await creatorsPage.getByRole("button", { name: /^Return 999\scredits$/ }).click();
      await creatorsPage.getByRole("button", { name: /^Return 999\scredits$/ }).click();
      await expect(creatorsPage.getByText("The credits are back with the buyer.")).toBeVisible();
      await page.reload();
      await expect(entries(page).filter({ hasText: "Lesson returned" })).toContainText(/\+999\scredits/);
      await expect(balance(page)).toHaveText(/^0/);
    });
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`an operator grants credits and takes them back, ${javaScriptEnabled ? "with" : "without"} JavaScript`, {
    tag: javaScriptEnabled ? "@deep" : [],
  }, async ({ browser }) => {
    const [member, operator] = await Promise.all([createMember(), createOperator()]);
    const page = await openAs(browser, operator, { javaScriptEnabled });
    await page.goto("/operator");
    await page.getByRole("link", { name: "Credits of the shop" }).click();
    await page.getByRole("textbox", { name: "E-mail address or id" }).fill(member.email);
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByLabel("Credits", { exact: true }).fill("250");
    await page.getByLabel("Why").fill("   ");
    await page.getByRole("button", { name: "Grant the credits" }).click();
    await expect(page.getByText("Say why, in at most 500 characters.")).toBeVisible();
    await expect(page.getByLabel("Credits", { exact: true })).toHaveValue("250");
    await page.getByLabel("Why").fill("The video would not play");
    await page.getByRole("button", { name: "Grant the credits" }).click();
    await expect(page.getByText(/^Granted: 250\scredits to /)).toBeVisible();

    const grant = page
      .locator("#member")
      .getByRole("listitem")
      .filter({ hasText: "The video would not play" });
    await grant.getByText("Take it back").first().click();
    await grant.getByLabel("Why").fill("Granted twice");
    await grant.getByRole("button", { name: "Take it back" }).click();
    await expect(grant).toContainText("Taken back");
    await page.getByRole("button", { name: "Sum up and check now" }).click();
    await expect(page.getByText("The ledger balances.")).toBeVisible();
    const membersPage = await openAs(browser, member);
    await membersPage.goto("/profile/credits");
    await expect(entries(membersPage).filter({ hasText: "Granted twice" })).toContainText(/−250\scredits/);
  });
}
