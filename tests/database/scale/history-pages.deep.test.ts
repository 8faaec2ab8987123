import { expect, test } from "vitest";
import { blocksOf } from "../../support/database/blocks.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createShop, type Shop } from "../../support/database/shop.ts";

const rows = 4_000;

/** Without the triggers: checkouts that expired, refund requests of the creator, and entries of the buyer's ledger. */
async function createHistory(tx: Tx, { learner, creator, lessonId }: Shop) {
  await tx`set local session_replication_role = replica`;
  await tx`
    insert into public.purchases (
      user_id, buyer_key, lesson_id, creator_id, stripe_session_id, purchase_date, status, amount, platform_fee,
      creator_earnings, fee_percentage, currency, livemode, expires_at, metadata
    )
    select ${learner.id}, ${learner.id}, ${lessonId}, ${creator.id}, 'cs_' || gen_random_uuid(),
      '2026-11-01T00:00:00Z'::timestamptz - n / 2 * interval '1 minute', 'expired', 12, 1.2, 10.8, 10, 'usd', false,
      now(), '{"title": "Kerning", "slug": "kerning"}'
    from generate_series(1, ${rows}::integer) as n`;
  await tx`
    insert into private.refund_requests (
      id, purchase_id, payment_intent_id, amount_minor, currency, reason, requested_by, state, created_at
    )
    select gen_random_uuid(), id, 'pi_' || id, 1, 'usd', 'duplicate', ${creator.id}, 'refused', purchase_date
    from public.purchases where user_id = ${learner.id}`;
  await tx`
    with account as (
      insert into private.credit_accounts (kind, buyer_key, balance) values ('member', ${learner.id}, 0)
      on conflict (buyer_key) do update set balance = 0 returning id
    ), posting as (
      insert into private.credit_transactions (kind, idempotency_key)
      select 'granted', 'test:' || gen_random_uuid() from generate_series(1, ${rows}::integer) returning id
    )
    insert into private.credit_entries (transaction_id, account_id, amount, balance_after)
    select posting.id, account.id, 1, 0 from posting, account`;
  await tx`set local session_replication_role = default`;
  await tx`analyze public.purchases, private.refund_requests, private.credit_transactions, private.credit_entries`;
}

/** A page before (or after) the rows that are skipped of each list, as the shop asks for it. */
async function pagesAt(tx: Tx, { learner, creator }: Shop, skipped: number) {
  const [at] = await tx<{ time: string; id: string; entry: string; asked: string; request: string }[]>`
    select purchase.purchase_date::text as time, purchase.id, entry.transaction_id as entry,
      request.created_at::text as asked, request.id as request
    from (select * from public.purchases where user_id = ${learner.id}
        order by purchase_date desc, id desc offset ${skipped} limit 1) as purchase,
      (select * from private.refund_requests where requested_by = ${creator.id}
        order by created_at, id offset ${skipped} limit 1) as request,
      (select * from private.credit_entries where account_id = (
          select id from private.credit_accounts where buyer_key = ${learner.id}
        ) order by transaction_id desc offset ${skipped} limit 1) as entry`;
  if (!at) throw new Error("There is no such row.");
  const columns = "id, purchase_date, status, lesson_id";
  return {
    // As PostgREST writes what afterCursor asks for.
    history: `select ${columns} from public.purchases where user_id = '${learner.id}' and purchase_date <= '${at.time}'
      and (purchase_date < '${at.time}' or id < '${at.id}') order by purchase_date desc, id desc limit 21`,
    "copy of the purchases": `select public.export_purchases('${at.time}', '${at.id}', 20)`,
    "copy of the refund requests": `select public.export_refund_requests('${at.asked}', '${at.request}', 20)`,
    credits: `select public.list_credit_history(${at.entry}, 21)`,
  };
}

test(
  "a page far back of a history reads no more than the first",
  { timeout: 120_000 },
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createHistory(tx, shop);
    const blocks: Record<string, number[]> = {};
    for (const skipped of [30, rows / 2, rows - 60]) {
      for (const [list, query] of Object.entries(await pagesAt(tx, shop, skipped))) {
        const asker = list === "copy of the refund requests" ? shop.creator : shop.learner;
        blocks[list] = [...(blocks[list] ?? []), await blocksOf(tx, asker, query)];
      }
    }
    console.table(blocks);
    for (const [list, [first = 0, ...others]] of Object.entries(blocks)) {
      expect(first, list).toBeGreaterThan(0);
      expect(Math.max(...others), list).toBeLessThan(1.5 * first + 10);
    }
  }),
);
