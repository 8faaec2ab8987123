import { randomUUID } from "node:crypto";
import type { Tx } from "../database.ts";
import { calendarOf } from "../histories/calendars.ts";
import { type Account, createAccount, type Purchase } from "../histories/stripe-account.ts";
import type { LastWords, Update } from "../histories/stripe-history.ts";
import { createCreator, createLesson, createPerson } from "../shop.ts";

export type Creator = { id: string /** In percent; null: the shop's. */; fee: number | null };
export type Lesson = { id: string; creator: Creator /** In minor units. */; price: number; currency: string };
/** Amounts in minor units of `currency`; `lessons`: null for all of the creator's. */
export type Terms = {
  code: string;
  percent: number | null;
  amount: number | null;
  minimum: number | null;
  currency: string | null;
  lessons: Lesson[] | null;
  starts: "past" | "now" | "future";
  ends: "past" | "future" | null;
  totalLimit: number | null;
  personLimit: number | null;
};
export type Coupon = { id: string; creator: Creator; terms: Terms; version: number };
/** A checkout with its terms as they were when it was opened. */
export type Sold = Purchase & {
  creator: Creator;
  listPrice: number;
  coupon: Coupon | null;
  code: string | null;
};

/** Two creators with their codes, three buyers, and a Stripe account: what happened, and what the shop has heard. */
export type World = {
  tx: Tx;
  /** The second of the transaction. */
  now: number;
  creators: Creator[];
  buyers: { id: string }[];
  lessons: Lesson[];
  coupons: Coupon[];
  sold: Sold[];
  account: Account;
  lastWords: LastWords;
  steps: number;
  /** All that Stripe said, in the order in which it became true. */
  updates: Update[];
  heard: Set<Update>;
};

export type Random = () => number;
/** One thing happens; false where it could not. */
export type Act = (world: World, random: Random) => Promise<boolean>;

export const oneOf = <T>(items: readonly T[], random: Random): T | undefined =>
  items[Math.floor(random() * items.length)];

// By creator: one lesson costs hardly more than Stripe's smallest charge.
const offers = [
  [0, "12.00", 1200, "usd"],
  [0, "7.77", 7770, "kwd"],
  [0, "0.60", 60, "usd"],
  [1, "251", 25_100, "isk"],
] as const;

export async function createWorld(tx: Tx, seed: number): Promise<World> {
  const creators = [await createCreator(tx, "Ines"), await createCreator(tx, "Kwame")].map(
    ({ id }): Creator => ({ id, fee: null }),
  );
  const { zone, start } = calendarOf(seed);
  await tx`update public.creator_settings set time_zone = ${zone} where creator_id = ${creators[0]?.id ?? ""}`;
  const lessons: Lesson[] = [];
  for (const [owner, decimal, price, currency] of offers) {
    const creator = creators[owner];
    if (!creator) continue;
    const id = await createLesson(tx, { creator_id: creator.id, price: decimal, currency });
    lessons.push({ id, creator, price, currency });
  }
  const buyers = [await createPerson(tx), await createPerson(tx), await createPerson(tx)];
  const [clock] = await tx<{ now: number }[]>`select extract(epoch from now())::integer as now`;
  const account = createAccount(randomUUID().replaceAll("-", "").slice(0, 12), [], start);
  return {
    ...{ tx, creators, buyers, lessons, account, now: clock?.now ?? 0 },
    ...{ sold: [], coupons: [], lastWords: new Map(), steps: 0, updates: [], heard: new Set() },
  };
}
