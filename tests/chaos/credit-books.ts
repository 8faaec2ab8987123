import { z } from "zod";
import type { Database } from "./database.ts";

const account = z.object({ learner: z.string(), balance: z.int() });
const lot = z.object({
  id: z.string(),
  learner: z.string(),
  /** Null for a grant. */
  purchase: z.string().nullable(),
  credits: z.int(),
  price: z.int(),
  removed: z.int(),
  blocked: z.boolean(),
});
/** The credits of a lot from one place to before another, which an opening consumed. */
const spending = z.object({
  lot: z.string(),
  purchase: z.string(),
  from: z.int(),
  to: z.int(),
  value: z.int(),
});
const opening = z.object({
  id: z.string(),
  learner: z.string(),
  lesson: z.string(),
  creator: z.string(),
  status: z.string(),
  access: z.boolean(),
  credits: z.int(),
  paid: z.int(),
  refunded: z.int(),
  disputed: z.int(),
});
const posted = z.object({ learner: z.string(), kind: z.string(), credits: z.int() });

export type CreditBooks = Awaited<ReturnType<typeof readCreditBooks>>;
export type Lot = z.infer<typeof lot>;
export type Opening = z.infer<typeof opening>;

/** The shop's rows about credits, read as their owner. Spendings are those that stand. */
export async function readCreditBooks(database: Database) {
  const rows = async <T>(shape: z.ZodType<T>, query: string) =>
    z.array(shape).parse(await database.query(query));
  return {
    accounts: await rows(
      account,
      `select buyer_key as learner, balance::int from private.credit_accounts where kind = 'member'`,
    ),
    lots: await rows(
      lot,
      `select lot.id::text, buyer_key as learner, purchase_id as purchase, credits, price_minor::int as price,
         removed, blocked
       from private.credit_lots as lot join private.credit_accounts as account on account.id = lot.account_id`,
    ),
    spendings: await rows(
      spending,
      `select lot_id::text as lot, purchase_id as purchase, (lower(serials) - (lot_id << 24))::int as from,
         (upper(serials) - (lot_id << 24))::int as to, value_minor::int as value
       from private.credit_spendings where not is_released order by lot_id, serials`,
    ),
    openings: await rows(
      opening,
      `select id, buyer_key as learner, lesson_id as lesson, creator_id as creator, status, grants_access as access,
         credits, paid_minor::int as paid, refunded_minor::int as refunded, disputed_minor::int as disputed
       from public.purchases where paid_with = 'credits'`,
    ),
    /** The ledger, summed by member and kind. */
    posted: await rows(
      posted,
      `select buyer_key as learner, posting.kind, sum(amount)::int as credits
       from private.credit_entries as entry join private.credit_transactions as posting on posting.id = transaction_id
         join private.credit_accounts as account on account.id = account_id and account.kind = 'member'
       group by buyer_key, posting.kind`,
    ),
    /** Transactions that are no two entries which sum to zero. */
    unbalanced: await rows(
      z.object({ id: z.string() }),
      `select id::text from private.credit_transactions left join private.credit_entries on transaction_id = id
       group by id having count(*) <> 2 or sum(amount) <> 0`,
    ),
  };
}
