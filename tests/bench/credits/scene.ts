import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { createCreator, createPerson } from "../../support/database/shop.ts";

const price = 50;
const creators = 20;

/** So many lessons, of some creators, each for 50 credits, and the function to compare with. @returns their ids */
export async function createScene(sql: Sql, count: number): Promise<string[]> {
  const people = await Promise.all(Array.from({ length: creators }, () => createCreator(sql, "Ines")));
  const creatorIds = people.map(({ id }) => id);
  const lessonIds = await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`; // The catalogue need not know them.
    const rows = await tx<{ id: string }[]>`
      insert into public.lessons (creator_id, slug, title, summary, subject, price, status, duration_minutes, published_at)
      select (${creatorIds}::uuid[])[1 + number % ${creators}], 'bench-' || number, 'Kerning', 'Space letters by eye.',
        'design', ${price / 100}, 'published', 24, now()
      from generate_series(1, ${count}) as number returning id`;
    return rows.map(({ id }) => id);
  });
  await createPlainFunction(sql);
  return lessonIds;
}

/** What a shop without ledger, lots, history and refunds would do. */
const createPlainFunction = (sql: Sql) =>
  sql.unsafe(`
    create schema bench;
    create table bench.balances (buyer_id uuid primary key, balance bigint not null check (balance >= 0));
    create function bench.open_lesson(buyer_id uuid, lesson_id uuid) returns uuid language plpgsql as $$
    declare
      purchase_id uuid;
    begin
      update bench.balances set balance = balance - ${price}
        where balances.buyer_id = open_lesson.buyer_id and balance >= ${price};
      if not found then raise 'insufficient credits'; end if;
      insert into public.purchases (user_id, buyer_key, paid_with, lesson_id, creator_id, credits, amount, paid_amount,
        platform_fee, creator_earnings, fee_percentage, currency, livemode, status, expires_at)
      select open_lesson.buyer_id, open_lesson.buyer_id, 'credits', id, creator_id, ${price}, price, price,
        price / 10, price - price / 10, 10, currency, false, 'completed', now()
      from public.lessons where id = open_lesson.lesson_id
      returning id into strict purchase_id;
      return purchase_id;
    end
    $$`);

/** A new member with a million credits for either function, and a history of so many ledger entries. */
export async function createMember(sql: Sql, entries = 0): Promise<string> {
  const { id } = await createPerson(sql);
  await sql`insert into bench.balances values (${id}, 1000000)`;
  await sql`
    select private.insert_lot(private.require_credit_account(${id}), null, private.post_credits(
      'granted', ${`bench:${id}`}, private.require_credit_account(${id}), 1000000, 'granted'), 1000000, 1000000, now())`;
  if (entries > 0) await insertHistory(sql, id, entries);
  return id;
}

const spendingsOfLot = 9;

/** Lots that were granted long ago, and all of which is spent, in ledger entries one after the other. */
async function insertHistory(sql: Sql, id: string, entries: number) {
  const lots = Math.floor(entries / (spendingsOfLot + 1));
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(historyOf(id, lots));
  });
}

const historyOf = (id: string, lots: number) => `
  create temporary table history on commit drop as
    select lot, part, nextval(pg_get_serial_sequence('private.credit_transactions', 'id')) as posting_id
    from generate_series(1, ${lots}) as lot, generate_series(0, ${spendingsOfLot}) as part order by lot, part;
  insert into private.credit_transactions (id, kind, idempotency_key, created_at) overriding system value
    select posting_id, case part when 0 then 'granted' else 'spent' end::private.credit_transaction_kind,
      'bench:${id}:' || posting_id, '2026-01-01' from history;
  insert into private.credit_entries (transaction_id, account_id, amount, balance_after)
    select posting_id, account.id, amount, 0 from history,
      lateral (select case part when 0 then ${spendingsOfLot * price} else -${price} end as amount) as posted,
      lateral (select id from private.credit_accounts where buyer_key = '${id}') as account
    union all
    select posting_id, account.id, amount, null from history,
      lateral (select case part when 0 then -${spendingsOfLot * price} else ${price} end as amount) as posted,
      lateral (select id from private.credit_accounts
        where kind = (case part when 0 then 'granted' else 'spent' end)::private.credit_account_kind) as account;
  create temporary table lots on commit drop as
    select lot, posting_id, nextval(pg_get_serial_sequence('private.credit_lots', 'id')) as lot_id
    from history where part = 0;
  insert into private.credit_lots
    (id, account_id, transaction_id, credits, price_minor, unspent, created_at) overriding system value
    select lot_id, account.id, posting_id, ${spendingsOfLot * price}, ${spendingsOfLot * price}, '{}', '2026-01-01'
    from lots, private.credit_accounts as account where account.buyer_key = '${id}';
  insert into private.credit_spendings (lot_id, purchase_id, serials, value_minor)
    select lot_id, '${randomUUID()}', int8range((lot_id << 24) + (part - 1) * ${price}, (lot_id << 24) + part * ${price}),
      ${price} from history join lots using (lot) where part > 0`;
