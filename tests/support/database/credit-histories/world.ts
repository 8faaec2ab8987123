import type { Tx } from "../database.ts";
import { withSavepoint } from "../histories/shop-rows.ts";
import type { Fact } from "../payment-facts.ts";
import { createOperator } from "../refunds.ts";
import { type Checkout, createLesson, createShop, type Shop } from "../shop.ts";
import type { Lot } from "./model/lots.ts";
import { type Model, newModel } from "./model/model.ts";

export type Pack = {
  lot: Lot;
  checkout: Checkout;
  /** As they are at Stripe. */
  refunds: { id: string; amount: number; metadata: Record<string, string> }[];
  disputes: { id: string; amount: number; status: string }[];
};
/** A refund of a pack that the shop is to have made by Stripe. */
type RefundRequest = { id: string; pack: Pack; amount: number };
/** Something Stripe said, and what the model learns of it. */
export type Delivery = { fact: Fact; apply(): void };
export type Lesson = { id: string; price: number; creator: { id: string }; feePercentage: number };

/** A member with credits: what happened at Stripe, what the shop was told of it, and what the model makes of that. */
export type World = {
  tx: Tx;
  shop: Shop;
  operator: { id: string };
  lessons: Lesson[];
  /** Lessons that are not sold for credits. */
  unsold: { inEuros: string; archived: string };
  packs: Pack[];
  /** Lessons that were paid with money, by purchase. */
  paidLessons: Map<string, Lesson>;
  requests: RefundRequest[];
  seen: Model;
  waiting: Delivery[];
  delivered: Delivery[];
  seconds: number;
};

const prices = [50, 199, 333, 640, 999, 1200];
const feePercentages = [10, 12.5, 33.33];

export async function createWorld(tx: Tx): Promise<World> {
  const shop = await createShop(tx);
  const lessons: World["lessons"] = [];
  for (const [index, price] of prices.entries()) {
    const creator = index % 2 === 0 ? shop.creator : shop.otherCreator;
    const id = await createLesson(tx, { creator_id: creator.id, price: (price / 100).toFixed(2) });
    lessons.push({ id, price, creator, feePercentage: feePercentages[index % 3] ?? 10 });
  }
  return {
    tx,
    shop,
    operator: await createOperator(tx),
    lessons,
    unsold: {
      inEuros: await createLesson(tx, { creator_id: shop.creator.id, currency: "eur" }),
      archived: await createLesson(tx, { creator_id: shop.creator.id, status: "archived" }),
    },
    packs: [],
    paidLessons: new Map(),
    requests: [],
    seen: newModel(),
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

/** One of the packs, half of the time one from which lessons are open. */
export function onePack({ packs }: World, random: Random): Pack | undefined {
  const spent = packs.filter(({ lot }) => lot.spentBy.some((by) => by !== null));
  return oneOf(spent.length > 0 && random() < 0.5 ? spent : packs, random);
}

/**
 * Calls the shop as callers do whose connection may end: before the commit, so that nothing was done, or after it, so
 * that the answer is lost. They try again with the same key and have the last answer.
 */
export async function insist<T>({ tx }: World, random: Random, call: (tx: Tx) => Promise<T>): Promise<T> {
  if (random() < 0.06) await withSavepoint(tx, call);
  if (random() < 0.06) await call(tx);
  return call(tx);
}
