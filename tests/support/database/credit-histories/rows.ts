import type { Tx } from "../database.ts";
import type { Earned } from "./model/model.ts";
import type { World } from "./world.ts";

export type Rows = {
  balance: number;
  /** The sum of the member's ledger entries. */
  posted: number;
  /** Ledger transactions of the member's that are no two entries which sum to zero, or whose kind is not their sign. */
  wrong: number;
  /** The ledger by kind: credits that came, were spent, and were taken. */
  ledger: { came: number; spent: number; removed: number };
  /** Of each lot also the worth of what is spent from it. */
  lots: {
    name: string;
    credits: number;
    price: number;
    spent: number;
    removed: number;
    blocked: boolean;
    worth: number;
  }[];
  /** By purchase. */
  openings: Record<
    string,
    { status: string; credits: number; paid: number; refunded: number; disputed: number }
  >;
  payments: Record<string, string>;
  /** By creator, of those with any sale. */
  earnings: Record<string, Earned>;
} & Seen;

/** What a member sees under their own role. */
export type Seen = {
  credits: { balance: number; owed: number; frozen: number; currency: string };
  stats: {
    paidMinor: number;
    reversedMinor: number;
    totalSpentMinor: number;
    creditsPurchased: number;
    creditsGranted: number;
    creditsSpent: number;
    creditsReversed: number;
    completedPayments: number;
  };
  /** What they can have back of which pack, oldest first. */
  offers: { name: string; credits: number; minor: number }[];
  /** Lessons whose body is shown at once. */
  shown: string[];
  /** Lessons whose body is shown once their opening is recorded. */
  readable: string[];
};

/** A member's rows after a check of what only a commit would check, and what the member reads under their own role. */
export async function rowsOf({ tx, shop, lessons, seen }: World): Promise<Rows> {
  await tx.unsafe("set constraints all immediate; set constraints all deferred");
  const payments = [...seen.payments.values()].map(({ id }) => id);
  const [row] = await tx<Omit<Rows, keyof Seen>[]>`
    with own as (select id, balance from private.credit_accounts where buyer_key = ${shop.learner.id}),
      entries as (select * from private.credit_entries where account_id = (select id from own)),
      posted as (select coalesce(sum(amount) filter (where kind in ('bought', 'granted')), 0) as came,
        coalesce(sum(-amount) filter (where kind in ('spent', 'undone', 'returned')), 0) as spent,
        coalesce(sum(-amount) filter (where kind in ('reversed', 'restored', 'withdrawn', 'closed')), 0) as removed
        from entries join private.credit_transactions on id = transaction_id)
    select coalesce((select balance from own), 0)::integer as balance,
      (select coalesce(sum(amount), 0) from entries)::integer as posted,
      (select count(*) from (select from private.credit_entries join private.credit_transactions on id = transaction_id
        where transaction_id in (select transaction_id from entries)
        group by id having sum(amount) <> 0 or count(*) <> 2 or bool_or(balance_after is not null and
          (kind in ('bought', 'granted', 'undone', 'returned', 'restored')) <> (amount > 0))) as wrong)::integer as wrong,
      (select to_jsonb(posted) from posted) as ledger,
      (select coalesce(jsonb_agg(jsonb_build_object('name', coalesce(purchase_id::text, id::text), 'credits', credits,
        'price', price_minor, 'spent', spent, 'removed', removed, 'blocked', blocked, 'worth', (
          select coalesce(sum(value_minor), 0) from private.credit_spendings as part
          where part.lot_id = lot.id and not is_released
        ))), '[]') from private.credit_lots as lot where account_id = (select id from own)) as lots,
      (select coalesce(jsonb_object_agg(id, jsonb_build_object('status', status, 'credits', credits, 'paid', paid_minor,
        'refunded', refunded_minor, 'disputed', disputed_minor)), '{}') from public.purchases
        where buyer_key = ${shop.learner.id} and paid_with = 'credits') as openings,
      (select coalesce(jsonb_object_agg(id, status), '{}') from public.purchases where id = any (${payments})) as payments,
      (select coalesce(jsonb_object_agg(creator_id, jsonb_build_object('sales', sales, 'gross', gross_minor,
        'reversed', reversed_minor, 'fee', platform_fee_minor, 'net', net_minor)), '{}') from public.creator_earnings
        where creator_id in (${shop.creator.id}, ${shop.otherCreator.id})) as earnings`;
  if (!row) throw new Error("no rows");
  return { ...row, ...(await seenBy(tx, shop.learner, lessons)) };
}

/** What a member sees, and which lessons they could read; nothing of that stays. */
export async function seenBy(tx: Tx, { id }: { id: string }, lessons: { id: string }[]): Promise<Seen> {
  const ids = lessons.map((lesson) => lesson.id);
  const [row] = await tx<{ seen: Seen }[]>`select pg_temp.seen_by(${id}, ${ids}::uuid[]) as seen`;
  if (!row) throw new Error("no rows");
  return row.seen;
}

/**
 * Prepares a connection for `seenBy`. A lesson opened with credits is shown once its opening is recorded: that of all
 * lessons is, and then the policies decide.
 */
export async function installReader(tx: Tx): Promise<void> {
  await tx.unsafe(`
    create or replace function pg_temp.seen_by(member_id uuid, lesson_ids uuid[]) returns jsonb language plpgsql as $$
    declare
      seen jsonb;
      claims text := jsonb_build_object('role', 'authenticated', 'sub', member_id);
    begin
      perform set_config('request.jwt.claims', claims, true), set_config('role', 'authenticated', true);
      seen := jsonb_build_object('credits', private.own_credits(), 'stats', public.get_credit_stats() - 'currency',
        'offers', array(select jsonb_build_object('name', offer -> 'purchaseId', 'credits', offer -> 'credits',
          'minor', offer -> 'amountMinor') from public.list_pack_refunds() as offer),
        'shown', array(select lesson_id from public.lesson_contents where lesson_id = any (lesson_ids)));
      perform set_config('role', 'none', true);
      insert into public.lesson_openings (user_id, lesson_id)
        select profile.id, lesson_id from public.profiles as profile, unnest(lesson_ids) as lesson_id
        where profile.id = member_id on conflict do nothing;
      perform set_config('role', 'authenticated', true);
      seen := seen || jsonb_build_object('readable', array(
        select lesson_id from public.lesson_contents where lesson_id = any (lesson_ids)));
      raise exception 'nothing stays' using errcode = 'P0099';
    exception when sqlstate 'P0099' then
      perform set_config('request.jwt.claims', '', true), set_config('role', 'none', true);
      return seen;
    end $$`);
}
