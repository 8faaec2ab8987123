import { type Browser, expect, type Page, test } from "@playwright/test";
import {
  createOperator,
  expectAmounts,
  expectEarnings,
  expectLesson,
  openAs,
  type Sale,
  sell,
  taskWith,
  untilStatus,
} from "../../support/browser/sale-steps.ts";
import { sql } from "../../support/database/database.ts";
import { openDispute, updateDispute } from "../../support/stripe/control.ts";

let sale: Sale;
let creator: Page;

test.beforeEach(async ({ browser }) => {
  sale = await sell(browser);
  creator = await openAs(browser, sale.creator);
});

test("a dispute closes the lesson; creator and operator see the deadline and what helps", async ({
  browser,
}) => {
  await expectLesson(browser, sale, "open");
  const due = await dispute("fraudulent");
  await expectLesson(browser, sale, "closed");
  await expectEarnings(browser, sale, ["0", "$12", "$12", "$0", "$0"]);

  await creator.goto("/sales");
  await expect(
    creator.getByRole("region", { name: "Sales" }).getByText("Disputed", { exact: true }),
  ).toBeVisible();
  await creator.getByRole("link", { name: sale.lesson.title, exact: true }).click();
  const banner = creator.getByRole("region", { name: "Disputes" });
  await expect(banner).toContainText("$12 of this payment is disputed.");
  await expect(banner).toContainText(/cardholder/);
  await expect(banner.getByText(due)).toBeVisible();
  await expect(banner).toContainText("The shop’s operator answers it in Stripe’s dashboard.");
  await expect(banner).toContainText(/That the buyer opened the lesson on .+ is evidence\./);
  await expectAmounts(creator, { "Held by the bank": "$12", Yours: "$0" });
  await expect(creator.getByText("While the bank decides, nothing can be refunded here.")).toBeVisible();
  await expect(creator.getByText(/\b(pi|cs|dp|du)_\w+/)).toHaveCount(0);

  const operator = await openAsOperator(browser);
  await operator.goto("/operator");
  const task = taskWith(operator, sale.paymentIntent);
  await expect(task).toContainText("A payment is disputed");
  await expect(task).toContainText(`Due by ${due}`);
  await sql`
    update private.stripe_disputes set due_by = now() - interval '1 minute'
    where payment_intent_id = ${sale.paymentIntent}`;
  await operator.reload();
  await expect(task).toContainText("Was due ");
  await task.getByRole("link", { name: "See the sale" }).click();
  const shown = operator.getByRole("region", { name: "Disputes" });
  await expect(shown).toContainText("Evidence was due by ");
  await expect(shown).toContainText("Answer it in Stripe’s dashboard, or accept it there.");
});

test("won, the lesson is open again and the earnings are back", { tag: "@deep" }, async ({ browser }) => {
  const { id } = await openDispute(sale.paymentIntent);
  await untilStatus(sale, "disputed");
  await updateDispute(id, "won");
  await untilStatus(sale, "completed");
  await expectLesson(browser, sale, "open");
  await expectEarnings(browser, sale, ["1", "$12", "$0", "$1.20", "$10.80"]);
  await creator.goto(`/sales/${sale.id}`);
  await expect(creator.getByText("The dispute over $12 is won.")).toBeVisible();
  await expectAmounts(creator, { Returned: "$0", Yours: "$10.80" });
});

test("lost, the lesson stays closed and nothing can be refunded twice", { tag: "@deep" }, async ({
  browser,
}) => {
  const { id } = await openDispute(sale.paymentIntent);
  await untilStatus(sale, "disputed");
  await updateDispute(id, "lost");
  const operator = await openAsOperator(browser);
  await expect(async () => {
    await creator.goto(`/sales/${sale.id}`);
    await expect(creator.getByText("The dispute over $12 is lost.")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectAmounts(creator, { "Taken by the bank": "$12", Yours: "$0" });
  await expect(creator.getByRole("button", { name: "Refund everything" })).toHaveCount(0);
  await expectLesson(browser, sale, "closed");
  await operator.goto("/operator");
  await expect(operator.getByText(sale.paymentIntent)).toHaveCount(0);
});

test("a bank's question keeps the lesson open", { tag: "@deep" }, async ({ browser }) => {
  await openDispute(sale.paymentIntent, { inquiry: true });
  await expect(async () => {
    await creator.goto(`/sales/${sale.id}`);
    await expect(creator.getByText("The buyer’s bank asks about $12.")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectLesson(browser, sale, "open");
  await expectAmounts(creator, { Yours: "$10.80" });
});

/** The bank takes the payment back; answers the deadline as the pages write it. */
async function dispute(reason: string): Promise<string> {
  const { evidence_details: evidence } = await openDispute(sale.paymentIntent, { reason });
  await untilStatus(sale, "disputed");
  return new Date((evidence.due_by ?? 0) * 1000).toLocaleString("en-US", {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone: "UTC",
    timeZoneName: "short",
  });
}

const openAsOperator = async (browser: Browser) => openAs(browser, await createOperator());
