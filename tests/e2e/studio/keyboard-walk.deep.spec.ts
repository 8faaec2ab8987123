import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { redeemButton } from "../../support/browser/account-steps.ts";
import { chooseFiles, enter, tabTo, typeInto } from "../../support/browser/keyboard.ts";
import { layouts } from "../../support/browser/layouts.ts";
import { linkFor } from "../../support/browser/mail.ts";
import { createMember, enterAs, newcomer } from "../../support/browser/people.ts";
import { buyButton, cards } from "../../support/browser/shop-steps.ts";
import { expectEditor, expectSaved, freePart, paidPart } from "../../support/browser/studio-steps.ts";

// No pointer, and nothing filled in but by keys; URLs as one types them.

const sampleVideo =
  "supabase/seed-files/lesson-videos/b0000000-0000-4000-8000-000000000406/three-against-two.webm";
const captions = "WEBVTT\n\n00:00.000 --> 00:04.000\nThe dough rises.\n";
const free = "Flour, water, salt, and a day.";
const paid = "Dimple the dough with oiled fingers.";

for (const { layout, use } of layouts.filter(({ layout }) => !layout.includes("JavaScript"))) {
  test.describe(layout, () => {
    test.use(use);

    test("the keyboard alone writes a lesson with a video, sells it, shows the earnings, and refunds", async ({
      page,
      context,
      browser,
    }) => {
      test.slow(); // Hundreds of stops, each looked at.
      const member = await createMember("Ginevra Sala");
      const title = `Focaccia ${member.id.slice(0, 8)}`;
      await enterAs(context, member);
      await becomeCreator(page, member.id);
      await write(page, title);
      await addVideo(page);
      await previewAndPublish(page, title);
      await makeCode(page);

      const shop = await browser.newPage(use);
      await buyWithCode(shop, title);

      await seeSale(page, title);
      await seeEarnings(page, title);
      await refund(page, title);
      await shop.reload();
      await expect(shop.getByText(paid)).toHaveCount(0);
      await shop.close();
    });
  });
}

const link = (page: Page, name: string | RegExp) => page.getByRole("link", { name, exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function becomeCreator(page: Page, id: string) {
  await page.goto("/profile");
  await enter(page, link(page, "Become a creator"));
  await typeInto(page, "Address of your page", `ginevra-${id.slice(0, 8)}`);
  await typeInto(page, "About you", "Bakes in Recco.");
  await enter(page, button(page, "Become a creator"));
  await expect(page.getByText("You are a creator now.")).toBeVisible();
}

/** Bold is the second tool of the bar above the text, which is one stop. */
async function write(page: Page, title: string) {
  await enter(page, button(page, "New lesson"));
  await expectEditor(page);
  await typeInto(page, "Title", title);
  await typeInto(page, "Summary", "A flat bread that is crisp below and soft above.");
  await typeInto(page, "Subject", "cooking");
  await tabTo(page, freePart(page));
  await page.keyboard.type(free);
  await tabTo(page, paidPart(page));
  await page.keyboard.type(paid);
  await page.keyboard.press("Shift+Home");
  const tools = page.getByRole("toolbar", { name: "Format: Paid part" });
  await tabTo(page, tools.getByRole("button", { name: "Heading" }), "Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await expect(tools.getByRole("button", { name: "Bold" })).toBeFocused();
  await page.keyboard.press("Space");
  await expect(paidPart(page)).toBeFocused();
  await typeInto(page, "After it you can …", "make focaccia\nknow when it has risen");
  await typeInto(page, "Price", "12");
  await typeInto(page, "Minutes it takes", "30");
  await typeInto(page, "Address", title.toLowerCase().replace(" ", "-"));
  await enter(page, button(page, "Save"));
  await expectSaved(page);
}

const lessonLink = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "This lesson" }).getByRole("link", { name, exact: true });

async function addVideo(page: Page) {
  await enter(page, lessonLink(page, "Files"));
  await chooseFiles(page, "Upload a video", sampleVideo);
  await expect(page.getByText("Not published yet").first()).toBeVisible();
  await chooseFiles(page, "Captions", {
    name: "en.vtt",
    mimeType: "text/vtt",
    buffer: Buffer.from(captions),
  });
  await enter(page, button(page, "Add captions"));
  await expect(page.getByText("The captions are added.")).toBeVisible();
}

/** As a guest, and as a buyer. */
async function previewAndPublish(page: Page, title: string) {
  await enter(page, lessonLink(page, "Preview"));
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const text = page.getByRole("article");
  await expect(text.getByText(free)).toBeVisible();
  await expect(text.getByText(paid)).toHaveCount(0);
  await enter(page, link(page, "Show what a buyer reads"));
  await expect(text.locator("strong").filter({ hasText: paid })).toBeVisible();
  await enter(page, lessonLink(page, "Publish"));
  await enter(page, button(page, "Publish"));
  await expect(link(page, "Its public page")).toBeVisible();
}

async function makeCode(page: Page) {
  await page.goto("/studio");
  await enter(page, link(page, "Codes"));
  await enter(page, link(page, "New code"));
  await typeInto(page, "Code", "Olio Nuovo");
  await typeInto(page, "Percent", "25");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listitem").filter({ hasText: "Olio Nuovo" })).toContainText(/25\s?%/);
}

/** With the code typed into the buy box, through sign-up and the mail's link, to the video. */
async function buyWithCode(page: Page, title: string) {
  const { name, email, password } = newcomer();
  await page.goto(`/lessons?q=${encodeURIComponent(title)}`);
  await enter(page, link(page, title));
  await expect(page.getByText(free)).toBeVisible();
  await enter(page, page.getByText("Have a code?"));
  await typeInto(page, "Code", "olionuovo");
  await page.keyboard.press("Enter");
  await expect(buyButton(page)).toContainText("$9");
  await enter(page, buyButton(page));
  await enter(page, button(page, "New here? Make an account"));
  await typeInto(page, "Name", name);
  await typeInto(page, "E-mail", email);
  await typeInto(page, "Password", password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await page.goto(await linkFor(email));
  await enter(page, redeemButton(page));
  await page.waitForURL(/\/c\/pay\//);
  await typeInto(page, "Card number", cards.pays);
  await typeInto(page, "Expiry", "12 / 40");
  await typeInto(page, "CVC", "123");
  await typeInto(page, "Name on card", name);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Paid. The lesson is yours.")).toBeVisible();
  await expect(page.locator("strong").filter({ hasText: paid })).toBeVisible();
  const video = page.locator("video");
  await tabTo(page, video);
  await page.keyboard.press("Space");
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
    .toBeGreaterThan(0);
}

async function seeSale(page: Page, title: string) {
  await page.goto("/studio");
  await enter(page, link(page, "Sales"));
  const row = page.getByRole("listitem").filter({ hasText: title });
  await expect(row).toContainText("$9");
  await expect(row).toContainText("Olio Nuovo");
  const download = page.waitForEvent("download");
  await enter(page, link(page, "Download as CSV"));
  expect(await readFile(await (await download).path(), "utf8")).toContain(title);
}

/** Of nine dollars a tenth is the platform's. The figure's link leads to the sale. */
async function seeEarnings(page: Page, title: string) {
  await page.goto("/studio");
  await enter(page, link(page, "Earnings"));
  await expect(
    page
      .getByRole("term")
      .filter({ hasText: /^Yours$/ })
      .first(),
  ).toBeVisible();
  await enter(page, page.getByText("As a table"));
  const cells = page.locator("details").filter({ hasText: "As a table" }).locator("td, dd");
  await expect(cells.filter({ visible: true })).toHaveText(["1", "$9", "Fee $0.90", "$0", "Yours $8.10"]);
  await enter(page, link(page, "1 sale"));
  await expect(page.getByRole("heading", { level: 1, name: "Sales" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: title })).toContainText("$8.10");
}

async function refund(page: Page, title: string) {
  await enter(page, link(page, title));
  await enter(page, button(page, "Refund everything, $9"));
  await enter(page, button(page, "Refund $9"));
  await expect(page.getByText("Everything was refunded.")).toBeVisible();
}
