import { steps } from "../histories/earnings-model.ts";
import { expectedSales, type Sale } from "../histories/shop-model.ts";
import type { Update } from "../histories/stripe-history.ts";
import type { Coupon, Lesson, Sold, World } from "./world.ts";

// Stripe's smallest charges, in minor units (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).
const smallestCharges = new Map([["isk", 100]]);

/** What the shop must make of every checkout, given what it has heard. */
export const salesOf = ({ sold, updates, heard }: World): Sale[] =>
  expectedSales(
    sold,
    updates.filter((update) => heard.has(update)),
  );

const withStatus = (world: World): (Sold & { status: string; access: boolean })[] =>
  salesOf(world).map(({ status, access }, index) => ({ ...soldAt(world, index), status, access }));

function soldAt({ sold }: World, index: number): Sold {
  const found = sold[index];
  if (!found) throw new Error("There are as many sales as checkouts.");
  return found;
}

const unused = new Set(["failed", "expired", "cancelled", "refunded"]);

/** The checkouts that use a coupon now: reserved, or paid and not given back. */
const usersOf = (world: World, { id }: Coupon) =>
  withStatus(world).filter(({ coupon, status }) => coupon?.id === id && !unused.has(status));

export const usesOf = (world: World, coupon: Coupon): number => usersOf(world, coupon).length;

const keyOf = (code: string) => code.replaceAll(" ", "").toLowerCase();

export const findCoupon = ({ coupons }: World, creator: { id: string }, code: string): Coupon | undefined =>
  coupons.find((each) => each.creator.id === creator.id && keyOf(each.terms.code) === keyOf(code));

/** The lesson's price with a coupon, in minor units; half a step goes to the buyer. */
export function priceWith(coupon: Coupon | undefined, { price, currency }: Lesson): number {
  if (!coupon) return price;
  const { percent, amount } = coupon.terms;
  const step = steps.get(currency) ?? 1;
  const off = amount ?? Math.floor((price * (percent ?? 0) + 50 * step) / (100 * step)) * step;
  if (percent === 100 || off >= price) return 0;
  return Math.max(price - off, smallestCharges.get(currency) ?? 50);
}

type Buyer = { id: string };

/** The checkout that keeps a buyer from another one, else the open one. */
export function currentCheckout(world: World, buyer: Buyer, lesson: Lesson) {
  const own = withStatus(world).filter((sale) => sale.learner === buyer.id && sale.lesson === lesson.id);
  const isHeld = ({ status }: { status: string }) => status === "processing" || status === "review";
  return (
    own.find(({ access }) => access) ?? own.find(isHeld) ?? own.find(({ status }) => status === "pending")
  );
}

/** Why a code cannot be used; `known`: the buyer's current checkout, which would be replaced. Null when it can. */
export function refusalOf(
  world: World,
  coupon: Coupon | undefined,
  lesson: Lesson,
  buyer: Buyer | null,
  known: Sold | undefined,
): string | null {
  if (!coupon) return "unknown";
  const { lessons, currency, minimum, starts, ends, totalLimit, personLimit } = coupon.terms;
  if (lessons && !lessons.includes(lesson)) return "other_lesson";
  if (currency && currency !== lesson.currency) return "other_currency";
  if (minimum && lesson.price < minimum) return "below_minimum";
  if (ends === "past") return "ended";
  if (starts === "future") return "not_started";
  if (priceWith(coupon, lesson) === lesson.price) return "no_discount";
  const users = usersOf(world, coupon).filter(({ purchaseId }) => purchaseId !== known?.purchaseId);
  const own = users.filter(({ learner }) => learner === buyer?.id);
  if (personLimit && own.length >= personLimit)
    return own.some(({ status }) => status === "pending") ? "held_by_you" : "used_by_you";
  return totalLimit && users.length >= totalLimit ? "used_up" : null;
}

export type Asked = { buyer: Buyer; lesson: Lesson; code: string | null; resuming: boolean };
type Answer = { outcome: string; reason?: string; purchaseId?: string; amountMinor?: number };

/** What the shop must answer to Buy. A new checkout has no purchaseId here. */
export function expectedAnswer(world: World, { buyer, lesson, code, resuming }: Asked): Answer {
  const known = currentCheckout(world, buyer, lesson);
  if (known?.access) return { outcome: "already_purchased" };
  if (known && known.status !== "pending") return { outcome: "processing" };
  const coupon = code === null || resuming ? undefined : findCoupon(world, lesson.creator, code);
  const isUnknown = code !== null && !resuming && !coupon;
  const wanted = resuming ? known?.coupon?.id : coupon?.id;
  if (known && !isUnknown && known.coupon?.id === wanted && isAsAgreed(known, lesson))
    return { outcome: "open", purchaseId: known.purchaseId, amountMinor: known.amount };
  if (resuming) return { outcome: "over" };
  const reason = code === null ? null : refusalOf(world, coupon, lesson, buyer, known);
  if (reason) return { outcome: "coupon_invalid", reason };
  if (known) return { outcome: "outdated", purchaseId: known.purchaseId };
  const amountMinor = priceWith(coupon, lesson);
  return { outcome: amountMinor === 0 ? "completed" : "open", amountMinor };
}

export const feeFor = ({ fee }: { fee: number | null }): number => fee ?? 10;

const isAsAgreed = ({ listPrice, feePercent }: Sold, { price, creator }: Lesson) =>
  listPrice === price && feePercent === feeFor(creator);

/** Whether the shop has heard of a session of this checkout. */
export const hasSession = ({ heard }: World, { purchaseId }: Sold): boolean =>
  [...heard].some(({ truth }: Update) => {
    const isSession = truth.kind === "session" && truth.disguise === null;
    return isSession && truth.purchase.purchaseId === purchaseId;
  });
