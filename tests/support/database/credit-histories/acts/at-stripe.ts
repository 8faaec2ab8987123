import { openCreditCheckout, professional, starter } from "../../credits.ts";
import { facts } from "../../payment-facts.ts";
import { openCheckout } from "../../shop.ts";
import { type Lot, newLot } from "../model/lots.ts";
import * as model from "../model/model.ts";
import { type Act, insist, oneOf, onePack, type World } from "../world.ts";
import { agree } from "./agree.ts";
import { hear, hearAgain, say } from "./deliveries.ts";
import { dispute } from "./disputes.ts";

/** Their credits and prices. */
const packs = new Map([
  [starter, [500, 499]],
  [professional, [3500, 2999]],
]);

/** A pack, or about as many credits as are missing for a lesson. */
function wantedCredits({ lessons, seen }: World, random: () => number): string | number {
  const missing = (oneOf(lessons, random)?.price ?? 0) - model.balanceOf(seen);
  const wanted = missing + Math.floor(random() * 3) - 1;
  return wanted >= 50 ? wanted : (oneOf([...packs.keys()], random) ?? starter);
}

export const pay: Act = (world, random) => payFor(world, random, wantedCredits(world, random));

/** A pack by its id, or a number of credits, is paid; nine times of ten as the shop promised. */
export async function payFor(world: World, random: () => number, wanted: string | number): Promise<boolean> {
  const { learner } = world.shop;
  const checkout = await insist(world, random, (tx) => openCreditCheckout(tx, learner, wanted));
  const isKnown = world.packs.some((pack) => pack.checkout.purchaseId === checkout.purchaseId);
  if (checkout.outcome !== "open" || isKnown) return false;
  const { credits, amountMinor } = checkout;
  const [promised, price] = typeof wanted === "string" ? (packs.get(wanted) ?? []) : [wanted, wanted];
  agree({ credits, amountMinor }, { credits: promised, amountMinor: price });
  const lot = newLot(checkout.purchaseId, credits, amountMinor);
  world.packs.push({ lot, checkout, refunds: [], disputes: [] });
  const isAsPromised = random() < 0.9;
  const otherAmount = { amount_subtotal: 1, amount_total: 1 };
  await say(world, random, facts.paid(checkout, isAsPromised ? {} : otherAmount), (at) => {
    if (lot.paidAt !== null || !isAsPromised) return;
    lot.paidAt = at;
    lot.closed = world.seen.isClosed;
    world.seen.lots.push(lot);
  });
  return true;
}

/** A lesson is paid for with money, which the shop hears later: perhaps it is open with credits then. */
const payLesson: Act = async (world, random) => {
  const { shop, lessons, seen } = world;
  const lesson = oneOf(lessons, random);
  if (!lesson) return false;
  const { feePercentage } = lesson;
  const checkout = await insist(world, random, (tx) =>
    openCheckout(tx, shop.learner, lesson.id, { fee: feePercentage }),
  );
  if (checkout.outcome !== "open" || world.paidLessons.has(checkout.purchaseId)) return false;
  world.paidLessons.set(checkout.purchaseId, lesson);
  const late = () => 1;
  await say(world, late, facts.paid(checkout), () => {
    const payment = { id: checkout.purchaseId, price: checkout.amountMinor, feePercentage };
    seen.payments.set(lessons.indexOf(lesson), payment);
  });
  return true;
};

/** Of a part or all of a pack, made in Stripe's dashboard. */
const refund: Act = async (world, random) => {
  const pack = onePack(world, random);
  const left = pack ? pack.lot.price - pack.refunds.reduce((sum, { amount }) => sum + amount, 0) : 0;
  if (!pack || left === 0) return false;
  const amount = random() < 0.3 ? left : 1 + Math.floor(random() * left);
  const id = `re_${pack.checkout.purchaseId}_${world.seconds}`;
  pack.refunds.push({ id, amount, metadata: {} });
  const status = random() < 0.3 ? "pending" : "succeeded";
  const fact = facts.refund(pack.checkout, { id, amount, status });
  await say(world, random, fact, (at) => learnRefund(pack.lot, id, { at, amount, stands: true }));
  return true;
};

const failRefund: Act = async (world, random) => {
  const pack = oneOf(world.packs, random);
  const refund = pack && oneOf(pack.refunds, random);
  if (!pack || !refund) return false;
  pack.refunds = pack.refunds.filter((each) => each !== refund);
  const { id, amount } = refund;
  const status = random() < 0.8 ? "failed" : "canceled";
  await say(world, random, facts.refund(pack.checkout, { ...refund, status }), (at) => {
    for (const request of Object.values(refund.metadata)) pack.lot.requested.delete(request);
    learnRefund(pack.lot, id, { at, amount, stands: false });
  });
  return true;
};

/** The newest that Stripe said of a refund counts. */
export function learnRefund(
  lot: Lot,
  id: string,
  known: { at: number; amount: number; stands: boolean },
): void {
  if ((lot.refunds.get(id)?.at ?? 0) < known.at) lot.refunds.set(id, known);
}

export const actsAtStripe: Act[] = [
  ...[pay, pay, pay, pay, payLesson],
  ...[refund, refund, failRefund, dispute, dispute, dispute, dispute],
  ...[hear, hear, hearAgain],
];
