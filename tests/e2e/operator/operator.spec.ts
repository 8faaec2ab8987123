import { expect, test } from "@playwright/test";
import { createCreator, createMember } from "../../support/browser/people.ts";
import {
  createOperator,
  expectLesson,
  type LearnerCheckout,
  openAs,
  openCheckout,
  paymentIntentOf,
  refundsOf,
  sell,
  taskWith,
  untilStatus,
} from "../../support/browser/sale-steps.ts";
import { pay, refundPayment, stripe, updateRefund } from "../../support/stripe/control.ts";

test("a payment of another amount waits for an operator, who refunds it", async ({ browser }) => {
  const open = await openCheckout(browser);
  const { sessionId, paymentIntent } = await payAnotherAmount(open, 700);
  await untilStatus(open, "review");
  await expectLesson(browser, open, "closed");

  const page = await openAs(browser, await createOperator());
  await page.goto("/");
  await page.getByRole("link", { name: "Operator" }).click();
  const task = taskWith(page, paymentIntent);
  await expect(task).toContainText("Paid, but not as agreed");
  await expect(task).toContainText("Amount, currency or mode of the payment are not those of the purchase.");
  await expect(task).toContainText("$7");
  await expect(task.getByText(sessionId)).toBeVisible();
  await expect(task.getByRole("button", { name: "Resolve" })).toHaveCount(0);

  await task.getByRole("link", { name: "See the sale" }).click();
  await expect(page.getByText("It was to be $12; Stripe has $7")).toBeVisible();
  for (const id of [sessionId, paymentIntent, open.id, open.learner.id])
    await expect(page.getByText(id, { exact: true }).filter({ visible: true })).toBeVisible();
  await expect(page.getByText("payment_mismatch")).toBeVisible();
  await page.getByRole("button", { name: "Refund everything, $7" }).click();
  await page.getByRole("button", { name: "Refund $7", exact: true }).click();
  await expect(page.getByText("The money is on its way back.")).toBeVisible();
  await page.goto("/operator");
  await expect(page.getByRole("heading", { name: "Reconcile with Stripe" })).toBeVisible();
  await expect(taskWith(page, paymentIntent)).toHaveCount(0);
  expect(await refundsOf(open)).toEqual([700]);
});

test("a creator sees a held payment, and leaves it to the operator", { tag: "@deep" }, async ({
  browser,
}) => {
  const open = await openCheckout(browser);
  await payAnotherAmount(open, 700);
  await untilStatus(open, "review");
  const page = await openAs(browser, open.creator);
  await page.goto(`/sales/${open.id}`);
  await expect(page.getByText("This payment is not what was agreed.")).toBeVisible();
  await expect(page.getByText("The shop’s operator looks at this payment")).toBeVisible();
  await expect(page.getByRole("button", { name: "Refund everything" })).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a refund that did not arrive stays on the list until it is resolved, ${javaScriptEnabled ? "with" : "without"} JavaScript`, {
    tag: "@deep",
  }, async ({ browser }) => {
    const sale = await sell(browser);
    const refund = await refundPayment(sale.paymentIntent);
    await untilStatus(sale, "refunded");
    await updateRefund(refund.id, "failed");
    await untilStatus(sale, "completed");
    const page = await openAs(browser, await createOperator(), { javaScriptEnabled });
    await page.goto("/operator");
    const task = taskWith(page, sale.paymentIntent);
    await expect(task).toContainText("A refund did not arrive");
    await expect(task.getByText(refund.id)).toBeVisible();
    await task.getByRole("button", { name: "Resolve" }).click();
    await expect(page.getByText("Resolved. It is off the list.")).toBeVisible();
    await expect(task).toHaveCount(0);
  });
}

test("only operators see the operator page and its link", { tag: "@deep" }, async ({ browser }) => {
  for (const person of [await createMember(), await createCreator()]) {
    const page = await openAs(browser, person);
    expect((await page.goto("/operator"))?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is no such page." })).toBeVisible();
    await expect(page.getByRole("link", { name: "Operator" })).toHaveCount(0);
  }
  const guest = await browser.newPage();
  await guest.goto("/operator");
  await expect(guest).toHaveURL(`/sign-in?next=${encodeURIComponent("/operator")}`);
});

/** Pays this purchase's checkout, created with another amount. */
async function payAnotherAmount({ id }: LearnerCheckout, unit_amount: number) {
  const { id: sessionId } = await stripe.checkout.sessions.create({
    mode: "payment",
    line_items: [
      { quantity: 1, price_data: { currency: "usd", unit_amount, product_data: { name: "Another lesson" } } },
    ],
    metadata: { purchase_id: id },
    success_url: "http://localhost/paid",
  });
  await pay(sessionId);
  return { sessionId, paymentIntent: await paymentIntentOf(sessionId) };
}
