import { sql } from "../../database.ts";
import { createLesson, createShop, type Shop } from "../../shop.ts";

/** For tests of what several connections do at once: a shop whose lesson costs 500 credits, removed afterwards. */
export function inCreditShop(scenario: (shop: Shop) => Promise<void>): () => Promise<void> {
  return async () => {
    const shop = await sql.begin((tx) => createShop(tx, { price: "5.00" }));
    try {
      await scenario(shop);
    } finally {
      await removeShop(shop);
    }
  };
}

/** So many lessons of a creator's, for 500 credits each; their ids. */
export const createLessons = ({ id }: { id: string }, count: number): Promise<string[]> =>
  sql.begin(async (tx) => {
    const ids: string[] = [];
    while (ids.length < count) ids.push(await createLesson(tx, { creator_id: id, price: "5.00" }));
    return ids;
  });

async function removeShop({ creator, otherCreator, learner, otherLearner }: Shop) {
  const people = [creator.id, otherCreator.id, learner.id, otherLearner.id];
  await sql.begin(async (tx) => {
    // The ledger is append-only: only without its triggers can a test tidy up.
    await tx`set local session_replication_role = replica`;
    const sold = await tx<
      { id: string }[]
    >`select id from public.purchases where buyer_key = any (${people})`;
    const ids = sold.map(({ id }) => id);
    const accounts = tx`select id from private.credit_accounts where buyer_key = any (${people})`;
    const postings = tx`select transaction_id from private.credit_entries where account_id in (${accounts})`;
    const mine = (await postings).map((row) => row.transaction_id);
    await tx`delete from private.refund_requests where purchase_id = any (${ids})`;
    await tx`delete from private.credit_spendings where purchase_id = any (${ids})`;
    await tx`delete from private.credit_lots where account_id in (${accounts})`;
    await tx`delete from private.credit_entries where transaction_id = any (${mine})`;
    await tx`delete from private.credit_transactions where id = any (${mine})`;
    await tx`delete from private.credit_accounts where buyer_key = any (${people})`;
    for (const kind of ["refunds", "disputes"] as const)
      await tx`delete from ${tx(`private.stripe_${kind}`)} where payment_intent_id = any (${ids.map((id) => `pi_${id}`)})`;
    await tx`delete from private.payment_events where purchase_id = any (${ids})`;
    await tx`delete from private.stripe_sessions where purchase_id = any (${ids})`;
    await tx`delete from public.purchase_status_changes where purchase_id = any (${ids})`;
    await tx`delete from public.purchases where id = any (${ids})`;
    await tx`delete from public.sale_reversals where creator_id = ${creator.id}`;
    await tx`delete from public.earnings_rollups where creator_id = ${creator.id}`;
  });
  await sql`delete from public.lessons where creator_id = ${creator.id}`;
  await sql`delete from auth.users where id = any (${people})`;
}
