import { expect, test } from "vitest";
import { atOnce, inCommittedShop, waitsFor } from "../../support/database/committed-data.ts";
import { sql } from "../../support/database/database.ts";
import { type Fact, facts, later, record } from "../../support/database/payment-facts.ts";
import { type Checkout, createLesson, openCheckout, type Shop } from "../../support/database/shop.ts";
import { scaled } from "../../support/scale.ts";
import { until } from "../../support/until.ts";

const { expired, paid, refund, dispute } = facts;

const kinds: [string, string, (checkout: Checkout) => Fact][] = [
  ["refund", "refunded", (checkout) => refund(checkout)],
  ["dispute", "disputed", (checkout) => dispute(checkout)],
];

test.each(kinds)(
  "a payment and its %s recorded at the same time never miss each other, in many rounds",
  (_what, status, fact) =>
    inCommittedShop(async (shop) => {
      const rounds = scaled(2, 20);
      for (let round = 0; round < rounds; round++) {
        const pairs = (await openMany(shop, 10)).map((checkout) => [paid(checkout), fact(checkout)]);
        // Each pair on two connections side by side, with the payment first in every other round.
        const updates = pairs.flatMap((pair) => (round % 2 ? pair : pair.toReversed()));
        await atOnce(updates.length, (tx, index) => record(tx, updates[index] ?? fail()));
      }
      expect(await countStatuses(shop)).toEqual([{ status, count: rounds * 10 }]);
    })(),
);

test.each([
  ["a refund that arrives while its payment is being recorded", 0],
  ["a payment that arrives while its refund is being recorded", 1],
])("%s waits for it", (_what, first) =>
  inCommittedShop(async (shop) => {
    const [checkout = fail()] = await openMany(shop, 1);
    const pair = [paid(checkout), refund(checkout)];
    const [one = fail(), other = fail()] = first === 0 ? pair : pair.toReversed();
    let second: Promise<unknown> = Promise.resolve();
    await sql.begin(async (tx) => {
      await record(tx, one);
      second = sql.begin((inner) => record(inner, other));
      await until("the second waits for the first", () => waitsFor(tx));
    });
    await second;
    expect(await countStatuses(shop)).toEqual([{ status: "refunded", count: 1 }]);
  })(),
);

test(
  "two payments of one lesson with all that happens to their money, at once: no deadlock, and one end",
  inCommittedShop(async (shop) => {
    for (let round = 0; round < scaled(2, 25); round++) {
      const [first = fail()] = await openMany(shop, 1);
      await sql.begin((tx) => record(tx, expired(first)));
      const second = await sql.begin((tx) => openCheckout(tx, shop.learner, first.lessonId));
      const updates = [
        paid(first),
        later(1, paid(second)),
        refund(first),
        later(60, refund(first, { status: "failed" })),
        refund(second, { status: "pending" }),
        later(60, refund(second)),
        dispute(first, { status: "warning_needs_response" }),
        later(60, dispute(first, { status: "warning_closed" })),
      ];
      await atOnce(updates.length, (tx, index) =>
        record(tx, updates[(index * 3 + round) % updates.length] ?? fail()),
      );
      expect(await statusesOf(first, second)).toEqual(["completed", "refunded"]);
    }
  }),
);

function fail(): never {
  throw new Error("There is one fewer than there should be.");
}

/** Checkouts of the learner's, each of a lesson of its own. */
const openMany = (shop: Shop, count: number): Promise<Checkout[]> =>
  sql.begin(async (tx) => {
    const checkouts: Checkout[] = [];
    for (let i = 0; i < count; i++) {
      const lessonId = await createLesson(tx, { creator_id: shop.creator.id });
      checkouts.push(await openCheckout(tx, shop.learner, lessonId));
    }
    return checkouts;
  });

async function countStatuses({ creator }: Shop) {
  const rows = await sql`
    select status, count(*)::int from public.purchases where creator_id = ${creator.id} group by status`;
  return [...rows];
}

async function statusesOf(...checkouts: Checkout[]) {
  const rows = await sql<{ id: string; status: string }[]>`
    select id, status from public.purchases where id in ${sql(checkouts.map(({ purchaseId }) => purchaseId))}`;
  const byId = new Map(rows.map(({ id, status }) => [id, status]));
  return checkouts.map(({ purchaseId }) => byId.get(purchaseId));
}
