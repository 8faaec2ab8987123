import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { afterAll, beforeAll } from "vitest";
import { inCommittedShop, removeShop } from "./committed-data.ts";
import { sql } from "./database.ts";
import { facts, record } from "./payment-facts.ts";
import { type Checkout, createShop, openCheckout, type Shop } from "./shop.ts";

export const supabaseUrl = process.env.NEXT_PUBLIC_SUPABASE_URL ?? "";
export const publishableKey = process.env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY ?? "";
/** A learner whom the seed brings, with the password that the sandbox shows. */
export const ada = { id: "a0000000-0000-4000-8000-000000000001", email: "ada@lectern.test" };

/** `sale` is paid by the shop's learner; `own` is Ada's open checkout of the same lesson. */
export type Market = { shop: Shop; sale: Checkout; own: Checkout };
export type Attempt = (client: SupabaseClient, market: Market) => PromiseLike<unknown>;

/** A client of Supabase's REST API that knows no types, as a person with bad intentions would have it. */
export function connect(key = publishableKey): SupabaseClient {
  return createClient(supabaseUrl, key, { auth: { autoRefreshToken: false, persistSession: false } });
}

export async function connectAsAda(): Promise<SupabaseClient> {
  const client = connect();
  const { error } = await client.auth.signInWithPassword({ email: ada.email, password: "lectern-demo" });
  if (error) throw error;
  return client;
}

/** A test with another person's sale and Ada's open checkout in the database, for the time of the test. */
export const inMarket = (scenario: (market: Market) => Promise<void>) =>
  inCommittedShop(async (shop) => scenario(await openMarket(shop)));

/** The same for the time of all tests of a file, which change nothing. */
export function sharedMarket(): () => Market {
  let market: Market | undefined;
  beforeAll(async () => {
    market = await openMarket(await sql.begin((tx) => createShop(tx)));
  });
  afterAll(async () => {
    const shop = market?.shop;
    if (shop) await sql.begin((tx) => removeShop(tx, shop));
  });
  return () => {
    if (!market) throw new Error("the market is not open");
    return market;
  };
}

const openMarket = (shop: Shop): Promise<Market> =>
  sql.begin(async (tx) => {
    const sale = await openCheckout(tx, shop.learner, shop.lessonId);
    await record(tx, facts.paid(sale));
    return { shop, sale, own: await openCheckout(tx, ada, shop.lessonId) };
  });

/** All that an attempt on a market could have changed. */
export async function getEverything({ shop }: Market) {
  const people = [ada.id, shop.learner.id, shop.creator.id];
  const [rows] = await sql`
    select
      (select jsonb_agg(to_jsonb(one) order by id) from public.purchases as one
        where lesson_id = ${shop.lessonId} or stripe_session_id = 'cs_forged') as purchases,
      (select jsonb_agg(to_jsonb(one) order by one.id) from public.purchase_status_changes as one
        join public.purchases on purchases.id = purchase_id where lesson_id = ${shop.lessonId}) as timeline,
      (select jsonb_agg(to_jsonb(one) order by id) from private.stripe_sessions as one
        where purchase_id in (select id from public.purchases where lesson_id = ${shop.lessonId})) as sessions,
      (select jsonb_agg(to_jsonb(one) order by scope_id, grain, period, shard) from public.earnings_rollups as one
        where creator_id = ${shop.creator.id}) as earnings,
      (select jsonb_agg(to_jsonb(one)) from private.refund_requests as one
        where purchase_id in (select id from public.purchases where lesson_id = ${shop.lessonId})) as refund_requests,
      (select jsonb_agg(to_jsonb(one)) from public.lesson_openings as one where lesson_id = ${shop.lessonId}) as openings,
      (select to_jsonb(one) from public.lessons as one where id = ${shop.lessonId}) as lesson,
      (select body from public.lesson_contents where lesson_id = ${shop.lessonId}) as body,
      (select jsonb_agg(to_jsonb(one) order by id) from public.profiles as one where id = any (${people})) as profiles,
      (select jsonb_agg(to_jsonb(one) order by id) from public.creators as one where id = any (${people})) as creators,
      (select count(*)::int from private.rate_limits where key = ${shop.lessonId}) as hits`;
  return rows;
}
