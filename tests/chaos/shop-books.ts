import { z } from "zod";
import { readCreditBooks } from "./credit-books.ts";
import type { Database } from "./database.ts";

const purchase = z.object({
  id: z.string(),
  learner: z.string(),
  /** Null for a payment for credits, as the creator. */
  lesson: z.string().nullable(),
  creator: z.string().nullable(),
  coupon: z.string().nullable(),
  listPrice: z.int(),
  status: z.string(),
  paid: z.int(),
  refunded: z.int(),
  disputed: z.int(),
  access: z.boolean(),
  session: z.string().nullable(),
  intent: z.string().nullable(),
  amount: z.int(),
  currency: z.string(),
});
const coupon = z.object({ id: z.string(), code: z.string(), percent: z.int(), uses: z.int() });
const earned = z.object({
  creator: z.string(),
  currency: z.string(),
  sales: z.int(),
  gross: z.int(),
  reversed: z.int(),
  fee: z.int(),
  net: z.int(),
});
const refundRequest = z.object({
  id: z.string(),
  purchase: z.string(),
  state: z.enum(["open", "done", "refused"]),
  automatic: z.boolean(),
  amount: z.int(),
  refund: z.string().nullable(),
});

export type ShopBooks = Awaited<ReturnType<typeof readShopBooks>>;
export type Purchase = z.infer<typeof purchase>;

/** The shop's rows about money, read as their owner. */
export async function readShopBooks(database: Database) {
  const rows = async <T>(shape: z.ZodType<T>, query: string) =>
    z.array(shape).parse(await database.query(query));
  return {
    purchases: await rows(
      purchase,
      `select id, buyer_key as learner, lesson_id as lesson, creator_id as creator, coupon_id as coupon,
         list_price_minor::int as "listPrice", status, grants_access as access,
         paid_minor::int as paid, refunded_minor::int as refunded, disputed_minor::int as disputed,
         stripe_session_id as session, payment_intent_id as intent, amount_minor::int as amount, currency
       from public.purchases where paid_with = 'money' order by created_at, id`,
    ),
    /** The seed's are not used here. */
    coupons: await rows(
      coupon,
      `select id, code, percent::int, uses from public.coupons where code in ('QUARTER', 'RARE', 'GIFT')`,
    ),
    earnings: await rows(
      earned,
      `select creator_id as creator, currency, sales, gross_minor::int as gross, reversed_minor::int as reversed,
         platform_fee_minor::int as fee, net_minor::int as net
       from public.creator_earnings order by creator_id, currency`,
    ),
    requests: await rows(
      refundRequest,
      `select id, purchase_id as purchase, state, automatic, amount_minor::int as amount, stripe_refund_id as refund
       from private.refund_requests order by created_at, id`,
    ),
    credits: await readCreditBooks(database),
  };
}
