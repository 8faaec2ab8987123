import { type CouponTerms, endCoupon, saveCoupon, setCreatorFee } from "../../coupons.ts";
import { agree } from "../../credit-histories/acts/agree.ts";
import { steps } from "../../histories/earnings-model.ts";
import * as model from "../model.ts";
import { type Act, type Coupon, type Creator, oneOf, type Random, type Terms, type World } from "../world.ts";

const codes = ["Spring", "Half price", "FREE"];
const times = { past: "2020-01-01T00:00", future: "2090-01-01T00:00", now: null };
const ends = { past: "2021-01-01T00:00", future: "2091-01-01T00:00" };

/** Mostly codes that can be used, with few uses. */
function someTerms({ lessons }: World, random: Random): Terms {
  const lesson = oneOf(lessons, random);
  const currency = lesson?.currency ?? "usd";
  const step = steps.get(currency) ?? 1;
  const isAmount = random() < 0.25;
  const hasMinimum = random() < 0.12;
  const amount = isAmount ? step * Math.ceil(((lesson?.price ?? 100) * random() * 1.2) / step) : null;
  return {
    code: oneOf(codes, random) ?? "",
    percent: isAmount ? null : (oneOf([100, 100, 50, 33, 25, 1, 99], random) ?? 50),
    amount: amount === null ? null : Math.max(amount, step),
    minimum: hasMinimum ? (lesson?.price ?? 0) + step * (oneOf([-1, 0, 1], random) ?? 0) : null,
    currency: isAmount || hasMinimum ? currency : null,
    lessons: random() < 0.7 ? null : lessons.filter(() => random() < 0.6),
    starts: oneOf(["past", "past", "past", "now", "now", "future"] as const, random) ?? "now",
    ends: oneOf([null, null, "future", "future", "past"] as const, random) ?? null,
    totalLimit: oneOf([null, 1, 1, 2, 3], random) ?? null,
    personLimit: oneOf([null, null, 1, 1, 2], random) ?? null,
  };
}

/** A code for all lessons may come with a list of some, which is not kept. */
const formOf = ({ lessons }: World, terms: Terms): CouponTerms => ({
  ...{ code: terms.code, percent: terms.percent, currency: terms.currency },
  ...{ amountMinor: terms.amount, minimumMinor: terms.minimum },
  ...{ forAllLessons: terms.lessons === null, lessonIds: (terms.lessons ?? lessons).map(({ id }) => id) },
  ...{ startsAt: times[terms.starts], endsAt: terms.ends && ends[terms.ends] },
  ...{ totalLimit: terms.totalLimit, personLimit: terms.personLimit },
});

/** What keeps these terms from being saved, or nothing does. */
function outcomeOf(world: World, creator: { id: string }, terms: Terms, own?: Coupon): string {
  if (terms.ends === "past" && terms.starts !== "past") return "ends_before_start";
  const other = model.findCoupon(world, creator, terms.code);
  return other && other !== own ? "code_taken" : "saved";
}

/** Only the creator's own lessons are kept. */
const ownTerms = (terms: Terms, creator: { id: string }): Terms => ({
  ...terms,
  lessons: terms.lessons?.filter((lesson) => lesson.creator.id === creator.id) ?? null,
});

const make: Act = async (world, random) => {
  const creator = oneOf(world.creators, random);
  if (!creator) return false;
  await makeCode(world, creator, someTerms(world, random));
  return true;
};

export async function makeCode(world: World, creator: Creator, terms: Terms): Promise<void> {
  const outcome = outcomeOf(world, creator, terms);
  const answer = await saveCoupon(world.tx, creator, formOf(world, terms));
  agree(answer, { outcome });
  if (outcome === "saved")
    world.coupons.push({ id: answer.id, creator, terms: ownTerms(terms, creator), version: 1 });
}

/** The creator changes some of the terms, which nothing is in the way of. */
export async function changeTerms(world: World, coupon: Coupon, changes: Partial<Terms>): Promise<void> {
  const { id, creator, version } = coupon;
  coupon.terms = { ...coupon.terms, ...changes };
  agree(await saveCoupon(world.tx, creator, formOf(world, coupon.terms), { id, version }), {
    outcome: "saved",
  });
  coupon.version += 1;
}

/** Changes some of a coupon's terms, sometimes from a tab that shows older ones, or as another creator. */
const edit: Act = async (world, random) => {
  const coupon = oneOf(world.coupons, random);
  const actor = oneOf(world.creators, random);
  if (!coupon || !actor) return false;
  const { id, terms: before } = coupon;
  const drawn = someTerms(world, random);
  const { totalLimit, personLimit, code } = drawn;
  const terms = random() < 0.5 ? drawn : { ...before, totalLimit, personLimit, code };
  const isStale = random() < 0.15;
  const version = coupon.version - (isStale ? 1 : 0);
  const outcome = isStale ? "stale" : outcomeOf(world, coupon.creator, terms, coupon);
  const isOwn = actor.id === coupon.creator.id;
  const answer = await saveCoupon(world.tx, actor, formOf(world, terms), { id, version });
  agree(answer, { outcome: isOwn ? outcome : "not_found" });
  if (!isOwn || outcome !== "saved") return true;
  coupon.terms = ownTerms(terms, actor);
  coupon.version += 1;
  return true;
};

const end: Act = async (world, random) => {
  const coupon = oneOf(world.coupons, random);
  const actor = oneOf(world.creators, random);
  if (!coupon || !actor) return false;
  const ended = await endCoupon(world.tx, actor, coupon.id);
  const isEnded = actor.id === coupon.creator.id && coupon.terms.ends !== "past";
  agree({ ended }, { ended: isEnded });
  if (!isEnded) return true;
  coupon.terms = { ...coupon.terms, starts: "past", ends: "past" };
  coupon.version += 1;
  return true;
};

/** Price and fee change while checkouts are open. */
const changeOffer: Act = async ({ tx, lessons, creators }, random) => {
  const lesson = oneOf(lessons, random);
  const creator = oneOf(creators, random);
  if (!lesson || !creator) return false;
  const step = steps.get(lesson.currency) ?? 1;
  lesson.price += step;
  await tx`update public.lessons set price = private.from_minor(${lesson.price}, currency) where id = ${lesson.id}`;
  creator.fee = oneOf([null, null, 0, 2.5, 12.5], random) ?? null;
  await setCreatorFee(tx, creator, creator.fee === null ? null : String(creator.fee));
  return true;
};

export const codeActs: Act[] = [make, make, make, edit, edit, edit, end, changeOffer];
