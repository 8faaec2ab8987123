import { endCoupon, setCreatorFee } from "../coupons.ts";
import { agree } from "../credit-histories/acts/agree.ts";
import { asRole } from "../database.ts";
import type { Refund, Session } from "../histories/stripe-account.ts";
import { factType, stripeObject } from "../histories/stripe-objects.ts";
import { lookAt, press } from "./acts/checkouts.ts";
import { changeTerms, makeCode } from "./acts/codes.ts";
import { hear } from "./acts/payments.ts";
import type { Act, Lesson, Terms, World } from "./world.ts";

type Step = (world: World) => Promise<unknown>;

const terms: Terms = {
  ...{ code: "SPRING", percent: 25, amount: null, minimum: null, currency: null, lessons: null },
  ...{ starts: "past", ends: null, totalLimit: null, personLimit: null },
};

/** Of a list that is made in the order of the history. */
function at<T>(list: T[], index: number): T {
  const found = list[index];
  if (!found) throw new Error(`There is no number ${index}.`);
  return found;
}

const make =
  (changes: Partial<Terms> = {}): Step =>
  (world) =>
    makeCode(world, at(world.creators, 0), { ...terms, ...changes });

const edit =
  (changes: Partial<Terms>): Step =>
  (world) =>
    changeTerms(world, at(world.coupons, 0), changes);

/** A buyer presses Buy at a lesson, by their numbers. */
const buy =
  (buyer: number, lesson: number, code: string | null = "SPRING"): Step =>
  (world) =>
    press(world, { ...whoAndWhat(world, buyer, lesson), code, resuming: false });

const look =
  (buyer: number, lesson: number): Step =>
  (world) =>
    lookAt(world, { ...whoAndWhat(world, buyer, lesson), code: "SPRING" });

const whoAndWhat = ({ buyers, lessons }: World, buyer: number, lesson: number) => ({
  buyer: at(buyers, buyer),
  lesson: at(lessons, lesson),
});

async function say(world: World, truth: Session | Refund): Promise<void> {
  world.account.now += 1;
  const second = world.account.now;
  const fact = {
    ...{ at: new Date(second * 1000).toISOString(), type: factType(truth, false, true) },
    object: stripeObject(truth, false),
  };
  const update = { second, truth, fact };
  world.updates.push(update);
  await hear(world, update, () => 0.5);
}

/** What a buyer pays, at once or by a bank that refuses, or leaves. */
const pay =
  (number: number, stage: "settled" | "unpaid" | "failed" | "expired" = "settled"): Step =>
  (world) => {
    const purchase = at(world.sold, number);
    const { currency, amount } = purchase;
    return say(world, {
      ...{ kind: "session", id: `cs_${world.account.tag}_${number}`, purchase, disguise: null },
      ...{ stage, debit: stage === "unpaid" || stage === "failed", coupon: 0 },
      step: stage === "unpaid" ? "processing" : null,
      payment: stage === "expired" ? null : `pi_${world.account.tag}_${number}`,
      price: { mode: "payment", livemode: false, currency, subtotal: amount, total: amount },
    });
  };

const refund =
  (number: number, amount: number): Step =>
  (world) => {
    const { tag, now } = world.account;
    const { currency } = at(world.sold, number);
    return say(world, {
      ...{
        kind: "refund",
        id: `re_${tag}_${number}_${amount}`,
        payment: `pi_${tag}_${number}`,
        amount,
        currency,
      },
      ...{ status: "succeeded", created: now, gone: true },
    });
  };

/** Before Stripe has a session of it. */
const cancel =
  (number: number): Step =>
  async ({ tx, sold }) => {
    const sale = at(sold, number);
    sale.before = "cancelled";
    const call = () => tx`select public.cancel_checkout(${sale.purchaseId}, 'stripe_error')`;
    await asRole(tx, "service_role", call);
  };

const agreeFee =
  (fee: number | null): Step =>
  ({ tx, creators }) => {
    const creator = at(creators, 0);
    creator.fee = fee;
    return setCreatorFee(tx, creator, fee === null ? null : String(fee));
  };

const changePrice =
  (number: number, price: number): Step =>
  ({ tx, lessons }) => {
    const lesson: Lesson = at(lessons, number);
    lesson.price = price;
    return tx`update public.lessons set price = private.from_minor(${lesson.price}, currency) where id = ${lesson.id}`;
  };

const end: Step = async ({ tx, coupons }) => {
  const coupon = at(coupons, 0);
  agree({ ended: await endCoupon(tx, coupon.creator, coupon.id) }, { ended: true });
  coupon.terms = { ...coupon.terms, starts: "past", ends: "past" };
  coupon.version += 1;
};

const histories: Record<string, Step[]> = {
  "one person's limit counts what they hold and paid, and not the checkout that is continued": [
    ...[make({ personLimit: 1 }), buy(0, 0), look(0, 0), buy(1, 0)],
    ...[buy(0, 1), pay(0), buy(0, 1)], // held, then used, while another buyer holds a use
    ...[cancel(1), buy(1, 0)],
    ...[edit({ personLimit: 2 }), buy(0, 1), edit({ personLimit: 1 }), changePrice(1, 7870), buy(0, 1)],
  ],
  "a payment for a lesson that a code has opened meanwhile is one too many": [
    ...[make({ percent: 100 }), buy(0, 0, null), cancel(0), buy(0, 0), pay(0)],
  ],
  "the newest fee is in force, and the shop's again when it ends": [
    ...[make(), agreeFee(12.5), agreeFee(20), buy(0, 0), agreeFee(null), buy(1, 0)],
  ],
  "a refund in part keeps the use, and the rest gives it back": [
    ...[make({ totalLimit: 1 }), buy(0, 0), pay(0), refund(0, 100), buy(1, 0), refund(0, 800), buy(1, 0)],
  ],
  "a use is released by a checkout that expires and by a payment that fails, and counts when it is paid after all":
    [
      ...[make({ totalLimit: 1 }), buy(0, 0), pay(0, "expired"), buy(1, 0)],
      ...[pay(1, "unpaid"), buy(2, 0), pay(1, "failed"), buy(2, 0)],
      ...[pay(2), pay(1), buy(0, 0)],
    ],
  "a minimum is of the price before the discount": [
    ...[make({ minimum: 1200, currency: "usd" }), buy(0, 0), edit({ minimum: 1201 }), buy(1, 0)],
  ],
  "a code takes nothing off Stripe's smallest charge": [make(), changePrice(2, 50), buy(0, 2)],
  "a code that has not begun is ended": [make({ starts: "future" }), buy(0, 0), end, buy(0, 0)],
  "an open checkout without a code is not continued with one that there is not": [
    ...[make(), buy(0, 0, null), buy(0, 0, "WINTER"), buy(0, 0, null)],
  ],
};

/** What random histories come to now and then, in the order in which it happens. */
export const directedHistories: [name: string, history: Act[]][] = Object.entries(histories).map(
  ([name, steps]) => [
    name,
    steps.map(
      (step): Act =>
        async (world) =>
          (await step(world)) !== false,
    ),
  ],
);
