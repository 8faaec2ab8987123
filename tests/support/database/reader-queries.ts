import type { Actor, Tx } from "./database.ts";

export type ReaderQuery = { name: string; asker: Actor; query: string; limit: number };

/**
 * Of a buyer of 2,000 of 2,000 lessons: an index entry with its row for each purchase, because this transaction has
 * written them, and for each lesson that is passed over, once to count and once for the page: 3,000 to 6,100 blocks,
 * by the planner's choice of bitmaps or indexes. Where `vacuum` has been since, 30 are read of the purchases.
 */
const ofManyLessons = 8_000;
/** Of one page, whatever the buyer has. */
const ofPage = 600;

/** What visitors, a buyer and a creator ask, each with the blocks that it may read at most however much there is. */
export function readerQueries(buyer: { id: string }, creator: { id: string }): ReaderQuery[] {
  const search = (args: string) => `select public.search_lessons(${args})`;
  const studio = "select public.list_own_lessons";
  return [
    // As lib/catalogue asks for them.
    ofVisitors("free lesson", "price = 0", "duration_minutes, id limit 1", 20),
    ofVisitors(
      "sitemap",
      `published_at <= '2020-01-08' and (published_at < '2020-01-08' or id < '${creator.id}')`,
      "published_at desc, id desc limit 100",
      250,
    ),
    {
      name: "bought",
      asker: "service_role",
      query: search(`owned => true, member_id => '${buyer.id}'`),
      limit: ofManyLessons,
    },
    {
      name: "not bought",
      asker: "service_role",
      query: search(`owned => false, member_id => '${buyer.id}'`),
      limit: ofManyLessons,
    },
    { name: "library", asker: buyer, query: "select * from public.list_library()", limit: ofPage },
    {
      name: "finished lessons",
      asker: buyer,
      query: "select * from public.list_library('finished')",
      limit: ofPage,
    },
    { name: "history, a title", asker: buyer, query: "select public.search_purchases('pot77')", limit: 300 },
    { name: "studio", asker: "service_role", query: `${studio}('${creator.id}', 'published')`, limit: 500 },
    {
      name: "studio, a late page",
      asker: "service_role",
      query: `${studio}('${creator.id}', 'published', '2020-02-01', '${creator.id}')`,
      limit: 500,
    },
  ];
}

function ofVisitors(name: string, filter: string, order: string, limit: number): ReaderQuery {
  const query = `select slug, updated_at from public.lessons
    where status = 'published' and ${filter} order by ${order}`;
  return { name, asker: "anon", query, limit };
}

/** The buyer has bought the first `count` lessons of the creator, and finished every tenth. Without the triggers. */
export async function buyLessons(tx: Tx, buyer: { id: string }, creator: { id: string }, count: number) {
  await tx`set local session_replication_role = replica`;
  await tx`
    insert into public.purchases (
      user_id, buyer_key, lesson_id, creator_id, stripe_session_id, payment_intent_id, purchase_date, status, amount,
      paid_amount, platform_fee, creator_earnings, fee_percentage, currency, livemode, expires_at, metadata
    )
    select ${buyer.id}, ${buyer.id}, id, ${creator.id}, 'cs_' || id, 'pi_' || id, published_at, 'completed', 12, 12,
      1.2, 10.8, 10, 'usd', false, now(), jsonb_build_object('title', title, 'slug', slug)
    from public.lessons where creator_id = ${creator.id} and status = 'published'
      and not exists (select from public.purchases where user_id = ${buyer.id} and lesson_id = lessons.id)
    order by published_at limit ${count}`;
  await tx`
    insert into public.lesson_progress (user_id, lesson_id, fraction, furthest, finished, finished_at)
    select user_id, lesson_id, 1, 1, true, now() from public.purchases
    where user_id = ${buyer.id} and extract(hour from purchase_date)::integer % 10 = 0
    on conflict do nothing`;
  await tx`set local session_replication_role = default`;
}
