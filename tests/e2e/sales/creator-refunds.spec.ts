import { expect, type Page, test } from "@playwright/test";
import {
  expectAmounts,
  expectEarnings,
  expectLesson,
  mute,
  openAs,
  refundsOf,
  sell,
  untilStatus,
} from "../../support/browser/sale-steps.ts";
import { breakStripe, mendStripe, refundPayment, updateRefund } from "../../support/stripe/control.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, {
    tag: javaScriptEnabled ? "@deep" : [],
  }, () => {
    test.use({ javaScriptEnabled });

    test("a creator returns a part, then the rest: the lesson stays open, then closes", async ({
      browser,
    }) => {
      const sale = await sell(browser);
      const page = await openAs(browser, sale.creator, { javaScriptEnabled });
      await page.goto("/profile");
      await page.getByRole("link", { name: "All sales" }).click();
      await page.getByRole("link", { name: sale.lesson.title, exact: true }).click();
      await expectAmounts(page, { Paid: "$12", Returned: "$0", Yours: "$10.80" });

      await askForPart(page, "5,00");
      await page.getByLabel("The buyer asked for it").check();
      await page.getByLabel("A note").fill("Half of it was about cats.");
      await page.getByRole("button", { name: "Refund $5", exact: true }).click();
      await expect(page.getByText("The money is on its way back.")).toBeVisible();
      await expectAmounts(page, {
        Returned: "$5",
        "Platform fee": "$0.70",
        Yours: "$6.30",
      });
      await expect(page.getByText("Note: Half of it was about cats.")).toBeVisible();
      await expectLesson(browser, sale, "open");

      await page.getByRole("button", { name: "Refund everything, $7" }).click();
      await expect(page.getByText("The lesson closes for the buyer")).toBeVisible();
      await page.getByRole("button", { name: "Refund $7", exact: true }).click();
      await expect(page.getByText("Everything was refunded.")).toBeVisible();
      await expectAmounts(page, { Returned: "$12", "Platform fee": "$0", Yours: "$0" });
      await expectLesson(browser, sale, "closed");
      expect(await refundsOf(sale)).toEqual([500, 700]);
      await expectEarnings(browser, sale, ["0", "$12", "$12", "$0", "$0"]);
    });

    test("an amount that cannot be refunded says what to do, and nothing is returned", {
      tag: "@deep",
    }, async ({ browser }) => {
      const sale = await sell(browser);
      const page = await openAs(browser, sale.creator, { javaScriptEnabled });
      await page.goto(`/sales/${sale.id}`);
      for (const typed of ["twelve", "12.01"]) {
        await askForPart(page, typed);
        await expect(partField(page)).toHaveAttribute("aria-invalid", "true");
        await expect(partField(page)).toHaveValue(typed);
      }
      expect(await refundsOf(sale)).toEqual([]);
    });
  });
}

test("amounts are in the units of the currency", { tag: "@deep" }, async ({ browser }) => {
  for (const { price, currency, typed, button, minor } of [
    { price: "1800", currency: "jpy", typed: "500", button: "Refund ¥500", minor: 500 },
    { price: "5.000", currency: "kwd", typed: "1.250", button: "Refund KWD 1.250", minor: 1250 },
  ]) {
    const sale = await sell(browser, { price, currency });
    const page = await openAs(browser, sale.creator);
    await page.goto(`/sales/${sale.id}`);
    await askForPart(page, typed);
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(page.getByText("The money is on its way back.")).toBeVisible();
    expect(await refundsOf(sale)).toEqual([minor]);
  }
});

test("a form sent twice is one refund", { tag: "@deep" }, async ({ browser }) => {
  const sale = await sell(browser);
  const page = await openAs(browser, sale.creator, { javaScriptEnabled: false });
  await page.goto(`/sales/${sale.id}`);
  await askForPart(page, "5");
  const [form] = await Promise.all([
    page.waitForRequest((request) => request.method() === "POST"),
    page.getByRole("button", { name: "Refund $5", exact: true }).click(),
  ]);
  await expect(page.getByText("The money is on its way back.")).toBeVisible();
  const again = await page.request.fetch(form.url(), {
    method: "POST",
    headers: { ...(await form.allHeaders()) },
    data: form.postDataBuffer() ?? "",
    maxRedirects: 0,
  });
  expect(again.status()).toBe(303);
  expect(await refundsOf(sale)).toEqual([500]);
});

test("two tabs that confirm the same refund are one", { tag: "@deep" }, async ({ browser }) => {
  const sale = await sell(browser);
  const page = await openAs(browser, sale.creator);
  const other = await page.context().newPage();
  for (const tab of [page, other]) await tab.goto(`/sales/${sale.id}/refund?amount=5`);
  await page.getByRole("button", { name: "Refund $5", exact: true }).click();
  await expect(page.getByText("The money is on its way back.")).toBeVisible();
  await other.getByRole("button", { name: "Refund $5", exact: true }).click();
  await expect(other.getByText("Nothing was refunded just now.")).toBeVisible();
  expect(await refundsOf(sale)).toEqual([500]);
});

test("a double press is one refund", { tag: "@deep" }, async ({ browser }) => {
  const sale = await sell(browser);
  const page = await openAs(browser, sale.creator);
  await page.goto(`/sales/${sale.id}`);
  await askForPart(page, "5");
  await page.getByRole("button", { name: "Refund $5", exact: true }).dblclick();
  await expect(page.getByText("The money is on its way back.")).toBeVisible();
  expect(await refundsOf(sale)).toEqual([500]);
});

test("while Stripe is down a refund is stored, and no second one is possible", { tag: "@deep" }, async ({
  browser,
}) => {
  const sale = await sell(browser);
  const page = await openAs(browser, sale.creator);
  await page.goto(`/sales/${sale.id}`);
  await page.getByRole("button", { name: "Refund everything" }).click();
  await breakStripe({ kind: "500", times: 20, match: sale.paymentIntent, path: "/v1/refunds" });
  await page.getByRole("button", { name: "Refund $12", exact: true }).click();
  await expect(page.getByText("It will be sent as soon as Stripe can be reached.")).toBeVisible();
  await expect(page.getByText("A refund is under way.")).toBeVisible();
  await page.goto(`/sales/${sale.id}/refund?part=all`);
  await expect(page.getByRole("heading", { name: "There is nothing to refund now." })).toBeVisible();
  await expect(page.getByText("A refund is under way.")).toBeVisible();
  await mendStripe(sale.paymentIntent);
  expect(await refundsOf(sale)).toEqual([]);
});

test("a refund that Stripe refuses says so, beside what Stripe has", { tag: "@deep" }, async ({
  browser,
}) => {
  const sale = await sell(browser);
  const page = await openAs(browser, sale.creator);
  await page.goto(`/sales/${sale.id}`);
  await askForPart(page, "12");
  // Refunded in Stripe's dashboard, without a webhook.
  await mute(sale);
  await refundPayment(sale.paymentIntent, { amount: 1000 });
  await page.getByRole("button", { name: "Refund $12", exact: true }).click();
  await expect(page.getByText("Stripe refused this refund.")).toBeVisible();
  await expect(page.getByText("Nothing was refunded. Stripe names no reason")).toBeVisible();
  await expect(page.getByText("Made in Stripe’s dashboard.")).toBeVisible();
  await expectAmounts(page, { Returned: "$10", Yours: "$1.80" });
  await expect(page.getByRole("button", { name: "Refund everything, $2" })).toBeVisible();
  expect(await refundsOf(sale)).toEqual([1000]);
});

test("a refund that did not arrive says why, and can be made again", { tag: "@deep" }, async ({
  browser,
}) => {
  const sale = await sell(browser);
  const refund = await refundPayment(sale.paymentIntent);
  await untilStatus(sale, "refunded");
  await updateRefund(refund.id, "failed");
  await untilStatus(sale, "completed");
  const page = await openAs(browser, sale.creator);
  await page.goto(`/sales/${sale.id}`);
  await expect(page.getByText("Did not arrive", { exact: true })).toBeVisible();
  await expect(page.getByText("The card has expired or was cancelled.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Refund everything, $12" })).toBeVisible();
});

test("Check this payment finds what no webhook reported", { tag: "@deep" }, async ({ browser }) => {
  const sale = await sell(browser);
  const page = await openAs(browser, sale.creator);
  await mute(sale);
  await page.goto(`/sales/${sale.id}`);
  await page.getByRole("button", { name: "Check this payment" }).click();
  await expect(page.getByText(/^(Nothing has changed at Stripe|Stripe had an update)/)).toBeVisible();
  await refundPayment(sale.paymentIntent, { amount: 400 });
  await page.getByRole("button", { name: "Check this payment" }).click();
  await expect(page.getByText("Stripe had an update.")).toBeVisible();
  await expectAmounts(page, { Returned: "$4" });
  await page.getByRole("button", { name: "Check this payment" }).click();
  await expect(page.getByText("Nothing has changed at Stripe.")).toBeVisible();
});

const partField = (page: Page) => page.getByLabel("Or a part of it").filter({ visible: true });

async function askForPart(page: Page, typed: string) {
  await partField(page).fill(typed);
  await page.getByRole("button", { name: "Refund a part" }).click();
  await page.waitForURL((url) => url.searchParams.get("amount") === typed);
}
