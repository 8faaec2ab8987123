import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { fillSignUp, followMail } from "../../support/browser/account-steps.ts";
import { layouts } from "../../support/browser/layouts.ts";
import { mailTo } from "../../support/browser/mail.ts";
import { createMember, enterAs, newcomer } from "../../support/browser/people.ts";
import {
  buyButton,
  cards,
  findInCatalogue,
  payWith,
  sessionOnPage,
} from "../../support/browser/shop-steps.ts";
import { expectEditor, expectSaved, freePart, paidPart } from "../../support/browser/studio-steps.ts";
import { until } from "../../support/until.ts";

const free = "Flour, water, salt, and a day.";
const paid = "Dimple the dough with oiled fingers.";

for (const { layout, use } of layouts.filter(({ layout }) => !layout.includes("JavaScript"))) {
  test.describe(layout, () => {
    test.use(use);

    test("a member writes a lesson, sells it to a newcomer, and gives the money back", async ({
      page,
      context,
      browser,
    }) => {
      const member = await createMember("Ginevra Sala");
      const title = `Focaccia ${member.id.slice(0, 8)}`;
      await enterAs(context, member);
      await becomeCreator(page, member.id);
      await write(page, title);
      await preview(page, title);
      await publish(page);
      await makeCode(page);

      const buyer = newcomer();
      const shop = await browser.newPage(use);
      await buyAsNewcomer(shop, title, buyer);
      await expectMail(shop, buyer.email, /is open$/, title);

      await seeSale(page, title);
      await seeEarnings(page, title);
      await expectMail(page, member.email, /^Your first sale/, title);
      await refund(page, title);
      await expectMail(shop, buyer.email, /goes back to you/, title);
      await (await findInCatalogue(shop, title)).getByRole("link").click();
      await expect(shop.getByText(free)).toBeVisible();
      await expect(shop.getByText(paid)).toHaveCount(0);
      await shop.close();
    });
  });
}

async function becomeCreator(page: Page, id: string) {
  await page.goto("/profile");
  await page.getByRole("link", { name: "Become a creator" }).click();
  await page.getByLabel("Address of your page").fill(`ginevra-${id.slice(0, 8)}`);
  await page.getByLabel("About you").fill("Bakes in Recco.");
  await page.getByRole("button", { name: "Become a creator" }).click();
  await expect(page.getByText("You are a creator now.")).toBeVisible();
}

async function write(page: Page, title: string) {
  await page.getByRole("button", { name: "New lesson" }).click();
  await expectEditor(page);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Summary").fill("A flat bread that is crisp below and soft above.");
  await page.getByLabel("Subject").selectOption("cooking");
  await freePart(page).fill(free);
  await paidPart(page).fill(paid);
  await page.keyboard.press("Control+a");
  await page
    .getByRole("toolbar", { name: "Format: Paid part" })
    .getByRole("button", { name: "Bold" })
    .click();
  await page.getByLabel("After it you can …").fill("make focaccia\nknow when it has risen");
  await page.getByLabel("Who it is for, and what they need").fill("Anyone with an oven.");
  await page.getByLabel("Price", { exact: true }).fill("12");
  await page.getByLabel("Minutes it takes").fill("30");
  await page.getByLabel("Address", { exact: true }).fill(title.toLowerCase().replace(" ", "-"));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expectSaved(page);
}

/** As a guest, and as a buyer. */
async function preview(page: Page, title: string) {
  await page.getByRole("navigation", { name: "This lesson" }).getByRole("link", { name: "Preview" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const text = page.getByRole("article");
  await expect(text.getByText(free)).toBeVisible();
  await expect(text.getByText(paid)).toHaveCount(0);
  await page.getByRole("link", { name: "Show what a buyer reads" }).click();
  await expect(text.locator("strong").filter({ hasText: paid })).toBeVisible();
}

async function publish(page: Page) {
  await page.getByRole("link", { name: "Publish", exact: true }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("link", { name: "Its public page" })).toBeVisible();
}

async function makeCode(page: Page) {
  await page.goto("/studio/coupons");
  await page.getByRole("link", { name: "New code" }).click();
  await page.getByLabel("Code", { exact: true }).fill("Olio Nuovo");
  await page.getByLabel("Percent", { exact: true }).fill("25");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Olio Nuovo" })).toContainText(/25\s?%/);
}

/** Found by search, the code of a shared link taken off, bought through sign-up and the mail's link, and read. */
async function buyAsNewcomer(page: Page, title: string, learner: ReturnType<typeof newcomer>) {
  await (await findInCatalogue(page, title)).getByRole("link").click();
  await expect(page.getByText(free)).toBeVisible();
  await page.goto(`${page.url()}?code=olionuovo`);
  await expect(buyButton(page)).toContainText("$9");
  await buyButton(page).click();
  await page.getByRole("button", { name: "New here? Make an account" }).click();
  await fillSignUp(page, learner);
  await followMail(page, learner);
  await sessionOnPage(page);
  await payWith(page, cards.pays);
  await expect(page.getByText("Paid. The lesson is yours.")).toBeVisible();
  await expect(page.getByText(paid)).toBeVisible();
}

async function seeSale(page: Page, title: string) {
  await page.goto("/sales");
  const row = page.getByRole("listitem").filter({ hasText: title });
  await expect(row).toContainText("$9");
  await expect(row).toContainText("Olio Nuovo");
  await expect(row).toContainText("Noor Rahman");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toContain(title);
}

/** Of nine dollars a tenth is the platform's: in the figures, in the chart's table, and at the sale they link to. */
async function seeEarnings(page: Page, title: string) {
  await page.goto("/studio/earnings");
  const figure = (name: string) => page.locator("dl > div").filter({ hasText: name }).first();
  await expect(figure("Gross")).toContainText("$9");
  await expect(figure("Yours")).toContainText("$8.10");
  await page.getByText("As a table").click();
  const cells = page.locator("details").filter({ hasText: "As a table" }).locator("td, dd");
  await expect(cells.filter({ visible: true })).toHaveText(["1", "$9", "Fee $0.90", "$0", "Yours $8.10"]);
  await page.getByRole("link", { name: "1 sale", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sales" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: title })).toContainText("$8.10");
}

async function refund(page: Page, title: string) {
  await page.goto("/sales");
  await page.getByRole("link", { name: title, exact: true }).click();
  await page.getByRole("button", { name: "Refund everything, $9" }).click();
  await page.getByRole("button", { name: "Refund $9", exact: true }).click();
  await expect(page.getByText("Everything was refunded.")).toBeVisible();
}

/** A mail about the lesson arrives, and its first link leads to a page that names it. */
async function expectMail(page: Page, email: string, subject: RegExp, title: string) {
  const mail = await until(`a mail ${subject} about ${title}`, async () =>
    (await mailTo(email)).find((caught) => subject.test(caught.subject) && caught.subject.includes(title)),
  );
  await page.goto(mail.links[0] ?? "");
  await expect(page.getByText(title).filter({ visible: true }).first()).toBeVisible();
}
