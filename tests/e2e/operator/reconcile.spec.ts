import { expect, test } from "@playwright/test";
import {
  createOperator,
  expectAmounts,
  mute,
  openAs,
  refundsOf,
  sell,
  untilStatus,
} from "../../support/browser/sale-steps.ts";
import { breakStripe, mendStripe, refundPayment } from "../../support/stripe/control.ts";

// The comparison tells the shop everything that other tests keep from it, so it runs when they are done.

test("comparing with Stripe sends what was noted and finds what no webhook told", async ({ browser }) => {
  const [noted, unheard] = [await sell(browser), await sell(browser)];
  await mute(unheard);
  await refundPayment(unheard.paymentIntent);
  const page = await openAs(browser, await createOperator());
  await page.goto(`/sales/${noted.id}`);
  await page.getByRole("button", { name: "Refund everything" }).click();
  await breakStripe({ kind: "500", times: 20, match: noted.paymentIntent, path: "/v1/refunds" });
  await page.getByRole("button", { name: "Refund $12", exact: true }).click();
  await expect(page.getByText("It will be sent as soon as Stripe can be reached.")).toBeVisible();
  await mendStripe(noted.paymentIntent);

  await page.goto("/operator");
  await page.getByRole("button", { name: "Reconcile now" }).click();
  await expect(page.getByText(/^Compared/)).toBeVisible();
  await untilStatus(noted, "refunded");
  await untilStatus(unheard, "refunded");
  expect(await refundsOf(noted)).toEqual([1200]);
  await page.goto(`/sales/${unheard.id}`);
  await expectAmounts(page, { Returned: "$12.00", "The creator’s": "$0.00" });
});
