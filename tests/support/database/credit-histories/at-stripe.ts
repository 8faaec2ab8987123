import { openCreditCheckout, professional, starter } from "../credits.ts";
import { type Fact, facts, later, record } from "../payment-facts.ts";
import { openCheckout } from "../shop.ts";
import * as model from "./model.ts";
import { type Act, type Delivery, oneOf, type World } from "./world.ts";

/** Stripe says something: delivered now or later, and perhaps again. */
async function say(world: World, random: () => number, fact: Fact, apply: (at: number) => void) {
  world.seconds += 1;
  const at = world.seconds;
  world.waiting.push({ fact: later(at, fact), apply: () => apply(at) });
  if (random() < 0.6) await deliver(world, world.waiting.pop());
}

export async function deliver(world: World, delivery: Delivery | undefined) {
  if (!delivery) return false;
  await record(world.tx, delivery.fact);
  delivery.apply();
  model.followDisputes(world.seen);
  world.delivered.push(delivery);
  return true;
}

const packs = [starter, professional];

/** A pack, or about as many credits as are missing for a lesson. */
function wantedCredits({ lessons, seen }: World, random: () => number): string | number {
  const missing = (oneOf(lessons, random)?.price ?? 0) - model.balanceOf(seen);
  const wanted = missing + Math.floor(random() * 3) - 1;
  return wanted >= 50 ? wanted : (oneOf(packs, random) ?? starter);
}

const pay: Act = async (world, random) => {
  const checkout = await openCreditCheckout(world.tx, world.shop.learner, wantedCredits(world, random));
  const isKnown = world.packs.some((pack) => pack.checkout.purchaseId === checkout.purchaseId);
  if (checkout.outcome !== "open" || isKnown) return false;
  const lot = model.newLot(checkout.purchaseId, checkout.credits, checkout.amountMinor);
  world.packs.push({ lot, checkout, refunds: [], dispute: null });
  const isAsPromised = random() < 0.9;
  await say(
    world,
    random,
    isAsPromised ? facts.paid(checkout) : facts.paid(checkout, { amount_subtotal: 1, amount_total: 1 }),
    (at) => {
      if (lot.paidAt !== null || !isAsPromised) return;
      lot.paidAt = at;
      lot.closed = world.isClosed;
      world.seen.lots.push(lot);
    },
  );
  return true;
};

/** A lesson is paid for with money, which the shop hears later: perhaps it is open with credits then. */
const payLesson: Act = async (world, random) => {
  const { tx, shop, lessons, seen } = world;
  const lesson = oneOf(lessons, random);
  if (!lesson) return false;
  const checkout = await openCheckout(tx, shop.learner, lesson.id);
  if (checkout.outcome !== "open" || world.paidLessons.has(checkout.purchaseId)) return false;
  world.paidLessons.set(checkout.purchaseId, lesson);
  await say(
    world,
    () => 1,
    facts.paid(checkout),
    () => {
      seen.payments.set(lessons.indexOf(lesson), { id: checkout.purchaseId, price: lesson.price });
    },
  );
  return true;
};

const refund: Act = async (world, random) => {
  const pack = oneOf(world.packs, random);
  const left = pack ? pack.lot.price - pack.refunds.reduce((sum, { amount }) => sum + amount, 0) : 0;
  if (!pack || left === 0) return false;
  const amount = random() < 0.3 ? left : 1 + Math.floor(random() * left);
  const id = `re_${pack.checkout.purchaseId}_${world.seconds}`;
  pack.refunds.push({ id, amount });
  await say(
    world,
    random,
    facts.refund(pack.checkout, { id, amount }),
    learnRefund(pack.lot, id, amount, true),
  );
  return true;
};

const failRefund: Act = async (world, random) => {
  const pack = oneOf(world.packs, random);
  const refund = pack && oneOf(pack.refunds, random);
  if (!pack || !refund) return false;
  const { id, amount } = refund;
  pack.refunds = pack.refunds.filter((each) => each !== refund);
  const fact = facts.refund(pack.checkout, { id, amount, status: "failed" });
  await say(world, random, fact, learnRefund(pack.lot, id, amount, false));
  return true;
};

const learnRefund = (lot: model.Lot, id: string, amount: number, stands: boolean) => (at: number) => {
  if ((lot.refunds.get(id)?.at ?? 0) < at) lot.refunds.set(id, { at, amount, stands });
};

const next: Record<string, readonly string[]> = {
  none: ["needs_response"],
  needs_response: ["under_review", "won", "lost"],
  under_review: ["won", "lost"],
  lost: ["appeal_under_review"],
  appeal_under_review: ["won", "lost"],
};

const dispute: Act = async (world, random) => {
  const pack = oneOf(world.packs, random);
  const status = pack && oneOf(next[pack.dispute ?? "none"] ?? [], random);
  if (!pack || !status) return false;
  pack.dispute = status;
  await say(world, random, facts.dispute(pack.checkout, { status }), (at) => {
    const state = status === "won" || status === "lost" ? status : "open";
    if ((pack.lot.dispute?.at ?? 0) < at) pack.lot.dispute = { at, state };
  });
  return true;
};

const hear: Act = async (world, random) => {
  const late = oneOf(world.waiting, random);
  world.waiting = world.waiting.filter((delivery) => delivery !== late);
  return deliver(world, late);
};

const hearAgain: Act = async (world, random) => {
  const delivery = oneOf(world.delivered, random);
  if (delivery) await record(world.tx, delivery.fact);
  return delivery !== undefined;
};

export const actsAtStripe: Act[] = [
  pay,
  pay,
  payLesson,
  refund,
  failRefund,
  dispute,
  dispute,
  hear,
  hearAgain,
];
