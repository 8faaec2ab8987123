import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { expectNoAxeViolations } from "../../support/browser/accessible.ts";
import { sql } from "../../support/browser/database.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { createCreator, createMember, type Person } from "../../support/browser/people.ts";
import { openAs, openCheckout, sell } from "../../support/browser/sale-steps.ts";

test("a sale is not found by another creator, and its buyer is led to their own page", {
  tag: "@deep",
}, async ({ browser }) => {
  const sale = await sell(browser);
  const other = await openAs(browser, await createCreator());
  for (const path of [`/sales/${sale.id}`, `/sales/${sale.id}/refund?part=all`]) {
    expect((await other.goto(path))?.status()).toBe(404);
    await expect(other.getByText(sale.lesson.title)).toHaveCount(0);
  }
  const buyer = await openAs(browser, sale.learner);
  await buyer.goto(`/sales/${sale.id}`);
  await expect(buyer).toHaveURL(`/purchases/${sale.id}`);
  expect((await buyer.goto("/sales"))?.status()).toBe(404);
});

test("sales begin empty, and a sale shows without the buyer", { tag: "@deep" }, async ({ browser }) => {
  const empty = await openAs(browser, await createCreator());
  await empty.goto("/sales");
  await expect(empty.getByText("No sales yet.")).toBeVisible();

  const sale = await sell(browser);
  const page = await openAs(browser, sale.creator);
  for (const path of ["/sales", `/sales/${sale.id}`]) {
    const text = await (await page.goto(path))?.text();
    expect(text).toContain(sale.lesson.title);
    for (const secret of [sale.learner.email, sale.learner.id, sale.paymentIntent, sale.sessionId])
      expect(text).not.toContain(secret);
  }
});

test("a creator cannot return what was not paid", { tag: "@deep" }, async ({ browser }) => {
  const open = await openCheckout(browser);
  const page = await openAs(browser, open.creator);
  await page.goto(`/sales/${open.id}`);
  await expect(page.getByText("Nothing was paid, so there is nothing to refund.")).toBeVisible();
});

test("sales are paged, newest first, without repeating a sale", { tag: "@deep" }, async ({ browser }) => {
  const creator = await createCreator();
  await sellLongAgo(creator, 22);
  const page = await openAs(browser, creator);
  await page.goto("/sales");
  const titles = (from: number, to: number) =>
    Array.from({ length: from - to + 1 }, (_, index) => `Lesson ${from - index}`);
  const rows = page.getByRole("heading", { level: 2 });
  await expect(rows).toHaveText(titles(22, 3));
  await page.getByRole("link", { name: "Older sales" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Older sales" })).toBeVisible();
  await expect(rows).toHaveText(titles(2, 1));
  await page.getByRole("link", { name: "Back to the newest" }).click();
  await expect(rows).toHaveText(titles(22, 3));
});

test(
  "sales are filtered on a phone, and a refund is one press away",
  { tag: "@phone-first" },
  async ({ browser }, { project }) => {
    const creator = await createCreator();
    await sellLongAgo(creator, 3);
    const page = await openAs(browser, creator, project.use);
    await page.goto("/sales");
    await expect(page.getByText("3 sales")).toBeVisible();
    await page.getByText("More filters").click();
    await page.getByLabel("Lesson", { exact: true }).selectOption("Lesson 2");
    await page.getByLabel("Paid, from").fill("twelve");
    await page.getByRole("button", { name: "Show" }).last().click();
    await expect(page.getByText("Please write an amount in USD")).toBeVisible();
    await page.getByLabel("Paid, from").fill("12");
    await page.getByRole("button", { name: "Show" }).last().click();
    await expect(page.getByText("1 sale", { exact: true })).toBeVisible();
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(["Lesson 2"]);
    await expectNoAxeViolations(page);
    await page.getByRole("link", { name: /^Refund\s?, Lesson 2$/ }).click();
    await expect(page).toHaveURL(/\/sales\/[\w-]+\/refund$/);
  },
);

/** Sales of "Lesson 1" (the oldest), "Lesson 2" …, two and two in the same instant. */
async function sellLongAgo(creator: Person, count: number) {
  const { id: learner } = await createMember();
  for (let number = 1; number <= count; number++) {
    const { id: lesson } = await createLesson({ creator, title: `Lesson ${number}` });
    const id = `00000000-0000-4000-8000-${String(number).padStart(4, "0")}${randomUUID().slice(0, 8)}`;
    await sql`
      insert into public.purchases
        (id, user_id, buyer_key, lesson_id, creator_id, stripe_session_id, payment_intent_id, amount, paid_amount, platform_fee,
         creator_earnings, fee_percentage, currency, livemode, status, expires_at, purchase_date, metadata)
      values (${id}, ${learner}, ${learner}, ${lesson}, ${creator.id}, ${`cs_${id}`}, ${`pi_${id}`}, 12, 12, 1.2, 10.8, 10,
        'usd', false, 'completed', now(), date_trunc('day', now()) - ${Math.floor((count - number) / 2)} * interval '1 day',
        ${sql.json({ title: `Lesson ${number}`, slug: `lesson-${number}` })})`;
  }
}
