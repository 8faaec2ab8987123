import { expect, type Page, test } from "@playwright/test";
import { followInHead, followMail, signUp } from "../../support/browser/account-steps.ts";
import { causesOf, purchasesOf, sql } from "../../support/browser/database.ts";
import { newcomer } from "../../support/browser/people.ts";
import { openAs } from "../../support/browser/sale-steps.ts";
import { buy, cards, findInCatalogue, payWith } from "../../support/browser/shop-steps.ts";

// Of the seed's; no other test buys them, so that their creators' earnings change by these sales alone.
const ways = [
  {
    javaScriptEnabled: true,
    onDesktop: {
      title: "Sharpen a kitchen knife on one stone",
      sentence: "A burr left in place feels sharp today and folds over tomorrow.",
      creatorEmail: "haruka@lectern.test",
      price: "€22",
      currency: "EUR",
      net: 2200 * 0.9,
    },
    onPhone: {
      title: "A square-back hardcover from one sheet of board, without a press",
      sentence: "Opened too early, a book remembers it for life.",
      creatorEmail: "ines@lectern.test",
      price: "€39",
      currency: "EUR",
      net: 3900 * 0.9,
    },
  },
  {
    javaScriptEnabled: false,
    onDesktop: {
      title: "Dashi",
      sentence: "This time you may press.",
      creatorEmail: "haruka@lectern.test",
      price: "¥1,800",
      currency: "JPY",
      net: 1800 * 0.9,
    },
    onPhone: {
      title: "Three against two, four against three: polyrhythm at the kitchen table",
      sentence: "Speed up only while you could hold a conversation.",
      creatorEmail: "leila@lectern.test",
      price: "€11",
      currency: "EUR",
      net: 1100 * 0.9,
    },
  },
];

for (const { javaScriptEnabled, onDesktop, onPhone } of ways) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, {
    tag: javaScriptEnabled ? [] : "@deep",
  }, () => {
    test.use({ javaScriptEnabled });

    test("a newcomer joins, buys, reads, and finds it again; the creator earns the net", {
      tag: "@phone-first",
    }, async ({ page, browser, isMobile }) => {
      const { title, sentence, creatorEmail, price, currency, net } = isMobile ? onPhone : onDesktop;
      const learner = newcomer();
      const creator = { id: "", name: "", email: creatorEmail, password: "lectern-demo" };
      // At a desk, where the earnings are a table.
      const creatorPage = await openAs(browser, creator, { viewport: { width: 1280, height: 900 } });
      const earnedBefore = await earned(creatorPage, currency);

      await page.goto("/");
      await signUp(page, learner);
      await followMail(page, learner);
      await expect(page.getByText("Your e-mail address is confirmed.")).toBeVisible();

      await (await findInCatalogue(page, title)).getByRole("link").click();
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await expect(page.getByText(sentence)).toHaveCount(0);
      await expect(page.getByRole("complementary", { name: "Buy this lesson" })).toContainText(price);

      await buy(page);
      await expect(page.getByLabel("Email")).toHaveValue(learner.email);
      await payWith(page, cards.pays);
      await expect(page).toHaveURL(/\/lessons\/[a-z-]+$/);
      await expect(page.getByText("Paid. The lesson is yours.")).toBeVisible();
      await expect(page.getByText(sentence)).toBeVisible();

      await seeInHistory(page, title, price);
      await expect((await findInCatalogue(page, title)).getByText("Owned")).toBeVisible();
      expect(await earned(creatorPage, currency)).toBe(earnedBefore + net);
      await expectOnePurchaseByWebhook(learner.email);
    });
  });
}

async function seeInHistory(page: Page, title: string, price: string) {
  await followInHead(page, "Profile");
  const row = page.getByRole("listitem").filter({ hasText: title });
  await expect(row).toContainText("Paid");
  await expect(row).toContainText(price);
  await expect(row.getByRole("time")).toContainText(todayInWords());
  await row.getByRole("link", { name: `Receipt for ${title}` }).click();
  await expect(page.getByRole("heading", { name: "Receipt for" })).toBeVisible();
  await page.goBack();
  await row.getByRole("link", { name: `Details for ${title}` }).click();
  await expect(page.getByText(/You opened/)).toBeVisible();
  await page.getByRole("link", { name: "Open the lesson" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

const todayInWords = () =>
  new Date().toLocaleDateString("en-US", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** What the creator's profile says is theirs in this currency, in minor units. */
async function earned(page: Page, currency: string): Promise<number> {
  await page.goto("/profile");
  await expect(page.getByRole("heading", { name: "Earnings so far" })).toBeVisible();
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: currency }) });
  if ((await row.count()) === 0) return 0;
  const amount = await row.getByRole("cell").last().textContent();
  return Math.round(Number(amount?.replace(/[^\d.]/g, "")) * (currency === "JPY" ? 1 : 100));
}

async function expectOnePurchaseByWebhook(email: string) {
  const [user] = await sql<{ id: string }[]>`select id from auth.users where email = ${email}`;
  const purchases = await purchasesOf(user?.id ?? "");
  expect(purchases).toMatchObject([{ status: "completed" }]);
  expect(await causesOf(purchases[0]?.id ?? "")).toEqual([
    "pending: checkout (shop)",
    "completed: checkout.session.completed (webhook)",
  ]);
}
