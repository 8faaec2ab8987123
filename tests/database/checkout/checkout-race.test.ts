import { expect, test } from "vitest";
import { atOnce, inCommittedShop } from "../../support/database/committed-data.ts";
import { sql } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { type Checkout, openCheckout, type Shop } from "../../support/database/shop.ts";
import { beginUntilWaiting } from "../../support/database/waiting.ts";

const statuses = async ({ lessonId }: Shop) => {
  const rows = await sql<{ status: string }[]>`
    select status from public.purchases where lesson_id = ${lessonId} order by status`;
  return rows.map(({ status }) => status);
};

test(
  "twenty clicks at once open one checkout",
  inCommittedShop(async (shop) => {
    const answers = await atOnce(20, (tx) => openCheckout(tx, shop.learner, shop.lessonId));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await statuses(shop)).toEqual(["pending"]);
  }),
);

test(
  "sixteen deliveries of one event at once have one effect and leave one line in the log",
  inCommittedShop(async (shop) => {
    const checkout = await open(shop);
    const fact = { ...facts.paid(checkout), eventId: `evt_${checkout.purchaseId}` };
    const answers = await atOnce(16, (tx) => record(tx, fact));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual([
      "recorded",
      ...Array(15).fill("unchanged"),
    ]);
    expect(await logOf(checkout)).toHaveLength(1);
    const [sold] =
      await sql`select sum(sales)::int as sales from public.creator_earnings where creator_id = ${shop.creator.id}`;
    expect(sold).toEqual({ sales: 1 });
  }),
);

test(
  "an expiry that waited for the same from elsewhere has changed nothing",
  inCommittedShop(async (shop) => {
    const checkout = await open(shop);
    const { answer } = await sql.begin(async (tx) => {
      expect(await record(tx, facts.expired(checkout))).toMatchObject({ outcome: "recorded" });
      return beginUntilWaiting((other) => record(other, facts.expired(checkout)));
    });
    expect(await answer).toMatchObject({ outcome: "unchanged" });
  }),
);

test(
  "all facts of a session at once end as the last of them",
  inCommittedShop(async (shop) => {
    const checkout = await open(shop);
    const { opened, submitted, settledLater, expired } = facts;
    const kinds = [opened, submitted, settledLater, expired];
    await atOnce(16, (tx, index) => record(tx, (kinds[index % 4] ?? opened)(checkout)));
    expect(await statuses(shop)).toEqual(["completed"]);
  }),
);

test(
  "a click at the very moment of the payment never opens a second checkout",
  inCommittedShop(async (shop) => {
    const checkout = await open(shop);
    const outcomes = await atOnce(12, async (tx, index) =>
      index % 2
        ? (await openCheckout(tx, shop.learner, shop.lessonId)).outcome
        : record(tx, facts.paid(checkout)),
    );
    for (const outcome of outcomes.filter((_, index) => index % 2)) {
      expect(["open", "already_purchased"]).toContain(outcome);
    }
    expect(await statuses(shop)).toEqual(["completed"]);
  }),
);

test(
  "two payments of one lesson at once: one gives access, the other is held for review",
  inCommittedShop(async (shop) => {
    const first = await open(shop);
    await sql.begin((tx) => record(tx, facts.expired(first)));
    const second = await open(shop);
    await atOnce(12, (tx, index) => record(tx, facts.paid(index % 2 ? first : second)));
    expect(await statuses(shop)).toEqual(["completed", "review"]);
    const [held] = await sql`
      select error_code from public.purchases where lesson_id = ${shop.lessonId} and status = 'review'`;
    expect(held).toEqual({ error_code: "duplicate_payment" });
  }),
);

test(
  "an account deleted in the middle of its payment leaves the money recorded",
  inCommittedShop(async (shop) => {
    const checkout = await open(shop);
    await atOnce(8, async (tx, index) => {
      if (index === 3) await tx`delete from auth.users where id = ${shop.learner.id}`;
      else await record(tx, facts.paid(checkout));
    });
    const [sale] = await sql`select user_id, status from public.purchases where id = ${checkout.purchaseId}`;
    expect(sale).toEqual({ user_id: null, status: "completed" });
  }),
);

const open = (shop: Shop) => sql.begin((tx) => openCheckout(tx, shop.learner, shop.lessonId));

const logOf = ({ purchaseId }: Checkout) =>
  sql`select event_id from private.payment_events where purchase_id = ${purchaseId}`;
