import { quote } from "../../coupons.ts";
import { agree } from "../../credit-histories/acts/agree.ts";
import { asRole } from "../../database.ts";
import { withSavepoint } from "../../histories/shop-rows.ts";
import { openCheckout } from "../../shop.ts";
import * as model from "../model.ts";
import { type Act, type Lesson, oneOf, type Random, type Sold, type World } from "../world.ts";

/** A code as people type it, mostly one of the lesson's creator; or one that there is not, or none. */
function typedCode({ coupons }: World, { creator }: Lesson, random: Random): string | null {
  const whim = random();
  const own = coupons.filter((coupon) => coupon.creator === creator);
  const code = oneOf(random() < 0.8 ? own : coupons, random)?.terms.code;
  if (whim < 0.15 || !code) return null;
  if (whim < 0.25) return "WINTER";
  if (whim < 0.5) return ` ${code.toUpperCase()}`;
  return whim < 0.6 ? [...code.toLowerCase()].join(" ") : code;
}

/** Somebody wants a lesson, or one that they went for before, perhaps with the same code. */
function somebodyAsks(world: World, random: Random): model.Asked | null {
  const { buyers, lessons, sold } = world;
  const before = random() < 0.4 ? oneOf(sold, random) : undefined;
  const buyer = buyers.find(({ id }) => id === before?.learner) ?? oneOf(buyers, random);
  const lesson = lessons.find(({ id }) => id === before?.lesson) ?? oneOf(lessons, random);
  if (!buyer || !lesson) return null;
  const again = random() < 0.5 ? before?.coupon?.terms.code : undefined;
  return { buyer, lesson, code: again ?? typedCode(world, lesson, random), resuming: random() < 0.1 };
}

/** Somebody presses Buy; the backend may die before the commit, or the answer may be lost. */
const buy: Act = async (world, random) => {
  const asked = somebodyAsks(world, random);
  if (!asked) return false;
  if (random() < 0.06) await withSavepoint(world.tx, () => ask(world, asked));
  await press(world, asked);
  if (random() < 0.1) await press(world, asked);
  return true;
};

const ask = ({ tx }: World, { buyer, lesson, code, resuming }: model.Asked) =>
  openCheckout(tx, buyer, lesson.id, { resuming, ...(code !== null && { code }) });

/** Asks for a checkout, which must be answered as the model says, and keeps a new one. */
export async function press(world: World, asked: model.Asked): Promise<void> {
  const { buyer, lesson, code } = asked;
  const expected = model.expectedAnswer(world, asked);
  const coupon = code === null ? undefined : model.findCoupon(world, lesson.creator, code);
  const answer = await ask(world, asked);
  agree(answer, expected);
  const isNew = expected.purchaseId === undefined && expected.amountMinor !== undefined;
  if (!isNew) return;
  const isFree = expected.outcome === "completed";
  const sale: Sold = {
    ...{ purchaseId: answer.purchaseId, learner: buyer.id, lesson: lesson.id, creator: lesson.creator },
    ...{ currency: lesson.currency, amount: answer.amountMinor, listPrice: lesson.price },
    ...{ feePercent: model.feeFor(lesson.creator), before: isFree ? "completed" : "pending" },
    ...{ coupon: coupon ?? null, code: coupon?.terms.code ?? null, ...(isFree && { freeSince: world.now }) },
  };
  world.sold.push(sale);
  if (!isFree) world.account.purchases.push(sale); // Stripe hears of no checkout without a price.
}

const look: Act = async (world, random) => {
  const asked = somebodyAsks(world, random);
  if (!asked?.code) return false;
  const { lesson, code } = asked;
  return lookAt(world, { lesson, code, buyer: random() < 0.3 ? null : asked.buyer });
};

type Looked = { buyer: { id: string } | null; lesson: Lesson; code: string };

/** A lesson's page shows a member or a guest what it costs with a code, or why it cannot be used. */
export async function lookAt(world: World, { buyer, lesson, code }: Looked): Promise<true> {
  const coupon = model.findCoupon(world, lesson.creator, code);
  const known = buyer ? model.currentCheckout(world, buyer, lesson) : undefined;
  const reason = model.refusalOf(world, coupon, lesson, buyer, known);
  const amountMinor = model.priceWith(coupon, lesson);
  const expected = reason ? { outcome: "coupon_invalid", reason } : { outcome: "valid", amountMinor };
  return agree(await quote(world.tx, buyer, lesson.id, code), expected);
}

/** The shop gives up a checkout that Stripe refused to open: never one of which a session is known. */
const cancel: Act = async (world, random) => {
  const sale = oneOf(world.sold, random);
  if (!sale) return false;
  await asRole(
    world.tx,
    "service_role",
    () => world.tx`select public.cancel_checkout(${sale.purchaseId}, 'stripe_error')`,
  );
  if (sale.before === "pending" && !model.hasSession(world, sale)) sale.before = "cancelled";
  return true;
};

/** The shop was killed before Stripe was asked; hours later the reconciler ends what it left behind. */
const endForgotten: Act = async (world, random) => {
  const { tx, sold } = world;
  if (random() < 0.7) return false;
  const forgotten = sold.filter((sale) => sale.before === "pending" && !model.hasSession(world, sale));
  const ids = forgotten.map(({ purchaseId }) => purchaseId);
  await tx`update public.purchases set expires_at = now() - interval '2 hours' where id = any (${ids})`;
  await asRole(tx, "service_role", () => tx`select public.expire_unknown_checkouts()`);
  for (const sale of forgotten) sale.before = "expired";
  return true;
};

export const checkoutActs: Act[] = [
  buy,
  buy,
  buy,
  buy,
  buy,
  buy,
  look,
  look,
  look,
  cancel,
  cancel,
  endForgotten,
];
