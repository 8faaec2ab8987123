import type { Sql } from "postgres";
import type { Sale } from "../../support/database/payment-facts.ts";
import { createCreator } from "../../support/database/shop.ts";

const creators = 20;
const lessonsPerCreator = 50;
const buyers = 500;

/** Whose lessons are bought: anybody's, or those of one creator. */
export type Shape = "spread" | "busy";

/** Creators with lessons, and buyers. @returns what opens checkouts */
export async function createScene(sql: Sql) {
  const sellers = await Promise.all(Array.from({ length: creators }, () => createCreator(sql, "Ines")));
  const creatorIds = sellers.map(({ id }) => id);
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`; // The catalogue need not know them.
    await tx.unsafe(people);
    await tx`
      insert into bench.lessons (id, creator_id, number)
      select gen_random_uuid(), (${creatorIds}::uuid[])[1 + number / ${lessonsPerCreator}], number
      from generate_series(0, ${creators * lessonsPerCreator - 1}) as number`;
    await tx`
      insert into public.lessons
        (id, creator_id, slug, title, summary, subject, price, status, duration_minutes, published_at)
      select id, creator_id, 'bench-' || number, 'Kerning', 'Space letters.', 'design', 12, 'published', 24, now()
      from bench.lessons`;
  });
  const opened = { spread: 0, busy: 0 };
  return (shape: Shape, count: number): Promise<Sale[]> => {
    const first = opened[shape];
    opened[shape] += count;
    return openCheckouts(sql, shape, first, count);
  };
}

/** Pending purchases with a session at Stripe, each of another buyer and lesson, as the shop leaves them. */
async function openCheckouts(sql: Sql, shape: Shape, first: number, count: number): Promise<Sale[]> {
  const isBusy = shape === "busy";
  const offset = isBusy ? 0 : lessonsPerCreator;
  const lessons = isBusy ? lessonsPerCreator : (creators - 1) * lessonsPerCreator;
  return sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    const rows = await tx<{ id: string }[]>`
      insert into public.purchases (id, user_id, buyer_key, lesson_id, creator_id, stripe_session_id, amount,
        platform_fee, creator_earnings, fee_percentage, currency, livemode, expires_at, metadata)
      select sale.id, buyer.id, buyer.id, lesson.id, lesson.creator_id, 'cs_test_' || sale.id, 12,
        1.2, 10.8, 10, 'usd', false, now() + interval '2 hours',
        '{"title": "Kerning", "successUrl": "https://shop.example/lessons/kerning"}'
      from generate_series(${first}::integer, ${first + count - 1}::integer) as number,
        lateral (select gen_random_uuid() as id, number as nth) as sale
        join bench.lessons as lesson on lesson.number = ${offset}::integer + nth % ${lessons}::integer
        join bench.buyers as buyer on buyer.number = (nth + nth / ${lessons}::integer) % ${buyers}
      returning id`;
    await tx`
      insert into private.stripe_sessions (id, purchase_id, state)
      select 'cs_test_' || id, id, 'open' from unnest(${rows.map(({ id }) => id)}::uuid[]) as id`;
    return rows.map(({ id }) => ({ purchaseId: id, amountMinor: 1200, currency: "usd" }));
  });
}

const people = `
  create table bench.lessons (id uuid primary key, creator_id uuid not null, number integer unique);
  create table bench.buyers (id uuid primary key, number integer unique);
  insert into bench.buyers select gen_random_uuid(), number from generate_series(0, ${buyers - 1}) as number;
  insert into auth.users (id, aud, role, email)
    select id, 'authenticated', 'authenticated', id || '@shop.test' from bench.buyers;
  insert into public.profiles (id) select id from bench.buyers`;
