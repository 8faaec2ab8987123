import { expect, test } from "vitest";
import { inCommittedShop } from "../../support/database/committed-data.ts";
import { sql } from "../../support/database/database.ts";
import { type Fact, facts, later, record, refundOf } from "../../support/database/payment-facts.ts";
import { createPurchase, type Shop } from "../../support/database/shop.ts";
import { beginUntilWaiting } from "../../support/database/waiting.ts";

const day = 86_400;

test(
  "a payment that moves to an earlier day and one that hands its lesson on do not wait for each other in a circle",
  inCommittedShop(async (shop) => {
    const { first, second, other } = await createGivenUp(shop);
    await say(facts.paid(first));
    await say(later(day, facts.paid(second)));
    await say(later(day, facts.paid(other)));
    const refund = later(2 * day, { type: "refund.created", object: refundOf(first) });
    const waiting = await sql.begin(async (tx) => {
      // Between the first payment and the second, the refund is held up: it has written the first day's earnings.
      await tx`select from public.purchases where id = ${second.purchaseId} for update`;
      return [await begin(refund), await begin(facts.paid(other))];
    });
    const answers = await Promise.all(waiting.map(({ answer }) => answer));
    expect(answers.map(({ outcome }) => outcome)).toEqual(["recorded", "recorded"]);
  }),
);

const say = (fact: Fact) => sql.begin((tx) => record(tx, fact));
const begin = (fact: Fact) => beginUntilWaiting((tx) => record(tx, fact));

/** Three checkouts that were cancelled, two of them the learner's, which share one of the rollup's four shards. */
async function createGivenUp(shop: Shop) {
  const ids = await sql<{ id: string }[]>`
    select id from (select gen_random_uuid() as id from generate_series(1, 1000)) as candidates
    where abs(hashtext(id::text) % 4) = 0 limit 3`;
  const [first, second, other] = await Promise.all(
    ids.map(async ({ id }, index) => {
      const user_id = (index < 2 ? shop.learner : shop.otherLearner).id;
      const given_up = { status: "cancelled", stripe_session_id: null, payment_intent_id: null };
      await createPurchase(sql, shop, { id, user_id, ...given_up });
      return { purchaseId: id, amountMinor: 1200, currency: "usd" };
    }),
  );
  if (!first || !second || !other) throw new Error("no three of a thousand ids in one shard");
  return { first, second, other };
}
