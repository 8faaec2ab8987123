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

// The reconciliation records everything that other tests keep from the shop, so it runs when they are done.

test("reconciling sends open refunds and finds what no webhook reported", async ({ browser }) => {
  const [requested, unreported] = [await sell(browser), await sell(browser)];
  await mute(unreported);
  await refundPayment(unreported.paymentIntent);
  const page = await openAs(browser, await createOperator());
  await page.goto(`/sales/${requested.id}`);
  await page.getByRole("button", { name: "Refund everything" }).click();
  await breakStripe({ kind: "500", times: 20, match: requested.paymentIntent, path: "/v1/refunds" });
  await page.getByRole("button", { name: "Refund $12", exact: true }).click();
  await expect(page.getByText("It will be sent as soon as Stripe can be reached.")).toBeVisible();
  await mendStripe(requested.paymentIntent);

  await page.goto("/operator");
  await page.getByRole("button", { name: "Reconcile now" }).click();
  await expect(page.getByText(/^Reconciled/)).toBeVisible();
  await untilStatus(requested, "refunded");
  await untilStatus(unreported, "refunded");
  expect(await refundsOf(requested)).toEqual([1200]);
  await page.goto(`/sales/${unreported.id}`);
  await expectAmounts(page, { Returned: "$12", "The creator’s": "$0" });
});
