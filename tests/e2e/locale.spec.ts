import { expect, test } from "@playwright/test";
import { createLesson } from "./support/lessons.ts";
import { createMember, enterAs } from "./support/people.ts";
import { purchaseOnce } from "./support/purchase-steps.ts";
import { buyAndPay } from "./support/shop-steps.ts";

const offer = { name: "Buy this lesson" };

test("each guest reads prices as they are written where they live, from one cached page each", async ({
  browser,
}) => {
  const { slug } = await createLesson({ price: "1234.50" });
  const prices: Record<string, string> = {
    "en-US": "$1,234.50",
    "en-GB": "US$1,234.50",
    "de-DE": "1.234,50 $",
  };
  for (const _ of ["first visit", "from the cache"]) {
    for (const [locale, price] of Object.entries(prices)) {
      const page = await (await browser.newContext({ locale })).newPage();
      await page.goto(`/lessons/${slug}`);
      await expect(page.getByRole("complementary", offer).getByText(price, { exact: true })).toBeVisible();
      await page.context().close();
    }
  }
});

test.describe("a learner in Germany", () => {
  test.use({ locale: "de-DE" });

  test("reads the amount and the day of a purchase as they are written there", async ({ page, context }) => {
    const [member, lesson] = await Promise.all([createMember(), createLesson()]);
    await enterAs(context, member);
    await buyAndPay(page, lesson);
    const { id } = await purchaseOnce(member, "completed");
    await page.goto(`/purchases/${id}`);
    const today = new Date().toLocaleDateString("de-DE", { dateStyle: "long", timeZone: "UTC" });
    await expect(page.getByText(`Ordered on ${today}`)).toBeVisible();
    await expect(page.getByText(/You paid 12\s\$\./)).toBeVisible();
  });
});
