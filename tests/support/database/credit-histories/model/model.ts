import { isBlocked, type Lot, leftOf, worthOf } from "./lots.ts";

/** A lesson opened with credits; its worth in minor units, of which the shop has this part. */
export type Opening = {
  id: string;
  lesson: number;
  state: "open" | "blocked" | "released";
  worth: number;
  credits: number;
  feePercentage: number;
  /** More than 15 minutes ago. */
  isOld: boolean;
};

type Payment = { id: string; price: number; feePercentage: number };

/** A member's credits and lessons, recomputed from what happened, without the shop's code. Lessons by their number. */
export type Model = {
  lots: Lot[];
  openings: Opening[];
  /** How many openings the member has taken back: ten in a day. */
  undone: number;
  /** Whose body was read. */
  read: Set<number>;
  /** Which cost nothing now. */
  free: Set<number>;
  /** Begun while they were free. */
  kept: Set<number>;
  /** Payments of money that arrived. */
  payments: Map<number, Payment>;
  isClosed: boolean;
};

export const newModel = (): Model => ({
  lots: [],
  openings: [],
  undone: 0,
  read: new Set(),
  free: new Set(),
  kept: new Set(),
  payments: new Map(),
  isClosed: false,
});

export const balanceOf = ({ lots }: Model): number => lots.reduce((sum, lot) => sum + leftOf(lot), 0);

/** Grants first, then the oldest payment. */
const inOrder = (lots: Lot[]) => lots.toSorted((a, b) => (a.paidAt ?? 0) - (b.paidAt ?? 0));

/** Spends from one lot after the other, each from its first place that is free. Returns what was paid for it. */
export function spend({ lots }: Model, credits: number, purchase: string): number {
  let missing = credits;
  for (const lot of inOrder(lots).filter((each) => !isBlocked(each))) {
    const part = Math.min(missing, Math.max(0, leftOf(lot)));
    for (let place = 0, taken = 0; taken < part; place++) {
      if (lot.spentBy[place] !== null) continue;
      lot.spentBy[place] = purchase;
      taken += 1;
    }
    missing -= part;
  }
  return lots.reduce((sum, lot) => sum + worthOf(lot, (by) => by === purchase), 0);
}

/** Takes an opening's credits back into their lots. */
export function release({ lots }: Model, opening: Opening): void {
  opening.state = "released";
  for (const lot of lots) lot.spentBy = lot.spentBy.map((by) => (by === opening.id ? null : by));
}

export const openingOf = ({ openings }: Model, lesson: number): Opening | undefined =>
  openings.find((opening) => opening.lesson === lesson && opening.state === "open");

/** A payment of money for a lesson that is open with credits is one too many, as long as it is open so. */
export const paymentStatusOf = (model: Model, lesson: number): string =>
  openingOf(model, lesson) ? "review" : "completed";

/** Whether the lesson belongs to the member: opened or paid, and not taken away since. */
export const isOwned = (model: Model, lesson: number): boolean =>
  !model.isClosed && (openingOf(model, lesson) !== undefined || model.payments.has(lesson));

/** Whether the member reads the lesson. */
export const isReadable = (model: Model, lesson: number): boolean =>
  model.free.has(lesson) || isOwned(model, lesson) || (!model.isClosed && model.kept.has(lesson));

/** Whether the body is shown before its opening is recorded: not as long as the opening can be undone. */
export function isShown(model: Model, lesson: number): boolean {
  const opening = openingOf(model, lesson);
  const canBeUndone = opening && !opening.isOld && !model.read.has(lesson);
  const isKept = !model.isClosed && model.kept.has(lesson);
  return model.free.has(lesson) || isKept || (isOwned(model, lesson) && !canBeUndone);
}

/** Closes the lessons that a disputed pack paid for. One that opens again while it is open another way is released. */
export function followDisputes(model: Model): void {
  const isHeld = ({ id }: Opening) => model.lots.some((lot) => isBlocked(lot) && lot.spentBy.includes(id));
  for (const opening of model.openings.filter(({ state }) => state !== "released")) {
    const reopens = opening.state === "blocked" && !isHeld(opening);
    const isOpen = openingOf(model, opening.lesson) || model.payments.has(opening.lesson);
    if (isHeld(opening)) opening.state = "blocked";
    else if (reopens && isOpen) release(model, opening);
    else opening.state = "open";
  }
}

/** What is disputed of an opening: its part of lots that a dispute holds. */
export const heldOf = ({ lots }: Model, { id }: Opening): number =>
  lots.filter(isBlocked).reduce((sum, lot) => sum + worthOf(lot, (by) => by === id), 0);

export type Earned = { sales: number; gross: number; reversed: number; fee: number; net: number };

/** What a creator has from these lessons, in minor units: of what was really paid and stands, less the shop's part. */
export function earnedFrom(model: Model, lessons: Set<number>): Earned {
  const forMoney = [...model.payments]
    .filter(([lesson]) => lessons.has(lesson) && !openingOf(model, lesson))
    .map(([, { price, feePercentage }]) => split(price, 0, feePercentage, true));
  const forCredits = model.openings
    .filter(({ lesson }) => lessons.has(lesson))
    .map((opening) => {
      const { state, worth, feePercentage } = opening;
      const gone = state === "released" ? worth : heldOf(model, opening);
      return split(worth, gone, feePercentage, state === "open");
    });
  const sum = (read: (sale: Earned) => number) =>
    [...forMoney, ...forCredits].reduce((total, sale) => total + read(sale), 0);
  return {
    sales: sum(({ sales }) => sales),
    gross: sum(({ gross }) => gross),
    reversed: sum(({ reversed }) => reversed),
    fee: sum(({ fee }) => fee),
    net: sum(({ net }) => net),
  };
}

/** The agreed fee in proportion to what is kept, both rounded; the creator has the rest. */
function split(gross: number, reversed: number, feePercentage: number, isSold: boolean): Earned {
  const kept = gross - reversed;
  const agreed = Math.round((gross * feePercentage) / 100);
  const fee = gross === 0 ? 0 : Math.round((agreed * kept) / gross);
  return { sales: isSold ? 1 : 0, gross, reversed, fee, net: kept - fee };
}
