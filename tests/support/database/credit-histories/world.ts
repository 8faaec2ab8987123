import type { Tx } from "../database.ts";
import type { Fact } from "../payment-facts.ts";
import { createOperator } from "../refunds.ts";
import { type Checkout, createLesson, createShop, type Shop } from "../shop.ts";
import type { Lot, Model } from "./model.ts";

type Pack = {
  lot: Lot;
  checkout: Checkout;
  refunds: { id: string; amount: number }[];
  dispute: string | null;
};
/** Something Stripe said, and what the model learns of it. */
export type Delivery = { fact: Fact; apply(): void };

/** A member with credits: what happened at Stripe, what the shop was told of it, and what the model makes of that. */
export type World = {
  tx: Tx;
  shop: Shop;
  operator: { id: string };
  lessons: { id: string; price: number }[];
  packs: Pack[];
  /** Lessons that were paid with money, by purchase. */
  paidLessons: Map<string, { id: string; price: number }>;
  /** Whether the account is deleted. */
  isClosed: boolean;
  seen: Model;
  waiting: Delivery[];
  delivered: Delivery[];
  seconds: number;
};

const prices = [50, 199, 333, 640, 999, 1200];

export async function createWorld(tx: Tx): Promise<World> {
  const shop = await createShop(tx);
  const lessons: World["lessons"] = [];
  for (const price of prices) {
    const id = await createLesson(tx, { creator_id: shop.creator.id, price: (price / 100).toFixed(2) });
    lessons.push({ id, price });
  }
  const operator = await createOperator(tx);
  const seen = { lots: [], openings: [], read: new Set<number>(), payments: new Map() };
  return {
    tx,
    shop,
    operator,
    lessons,
    packs: [],
    paidLessons: new Map(),
    isClosed: false,
    seen,
    waiting: [],
    delivered: [],
    seconds: 0,
  };
}

type Random = () => number;
/** One thing happens; false where it could not. */
export type Act = (world: World, random: Random) => Promise<boolean>;

export const oneOf = <T>(items: readonly T[], random: Random): T | undefined =>
  items[Math.floor(random() * items.length)];
