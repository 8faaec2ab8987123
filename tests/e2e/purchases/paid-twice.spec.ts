import { expect, test } from "@playwright/test";
import { purchasesOf, sql } from "../../support/browser/database.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs } from "../../support/browser/people.ts";
import { steps } from "../../support/browser/purchase-steps.ts";
import { buy, buyAndPay, cards, payWith } from "../../support/browser/shop-steps.ts";
import { books, control } from "../../support/stripe/control.ts";
import { until } from "../../support/until.ts";

test("two tabs that were both paid leave one charge: the duplicate payment is refunded, and the learner sees it", async ({
  page,
  context,
}) => {
  const [learner, lesson] = await Promise.all([createMember(), createLesson()]);
  await enterAs(context, learner);
  const forgotten = await context.newPage();
  await forgotten.goto(`/lessons/${lesson.slug}`);
  const session = await buy(forgotten);
  const [ended] = await purchasesOf(learner.id);
  const endedId = ended?.id ?? "";
  // What the shop does when Stripe says that it knows no such session. Here Stripe was wrong: it can still be paid.
  await sql`select public.cancel_checkout(${endedId}, 'unknown_session', ${session})`;

  await buyAndPay(page, lesson);
  await nextSecondOfStripe();
  await payWith(forgotten, cards.pays);
  await expect(forgotten.getByRole("heading", { name: /^You paid twice/ })).toBeVisible();
  await expect(forgotten.getByText("The lesson is open to you")).toBeVisible();

  const [book] = await until("the refund", async () => {
    const found = await books(endedId);
    return (found[0]?.refunds.length ?? 0) > 0 && found;
  });
  expect(book?.refunds).toMatchObject([{ amount: 1200, reason: "duplicate" }]);
  await forgotten.goto(`/purchases/${endedId}`);
  await expect(async () => {
    await forgotten.reload();
    await expect(forgotten.getByRole("heading", { name: /^You paid twice/ })).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(steps(forgotten)).toContainText([
    /payment page/,
    /cancelled/,
    /paid/,
    /already paid/,
    /\$12 back/,
  ]);

  await forgotten.getByRole("link", { name: "Open the lesson" }).click();
  await expect(forgotten.getByText(lesson.secret)).toBeVisible();
  const purchases = await purchasesOf(learner.id);
  expect(purchases.map(({ status }) => status).sort()).toEqual(["completed", "refunded"]);
  const charges = await Promise.all(purchases.map(({ id }) => books(id)));
  expect(charges.flat().filter(({ charge }) => charge && !charge.refunded)).toHaveLength(1);
});

/** Stripe counts in whole seconds; in a later one it is clear which payment came first. */
async function nextSecondOfStripe() {
  const clock = async () => JSON.stringify(await control("/clock"));
  const before = await clock();
  await until("Stripe's next second", async () => (await clock()) !== before);
}
