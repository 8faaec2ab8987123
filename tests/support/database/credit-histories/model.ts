/** Credits bought or granted at once. A pack exists from its payment on; what Stripe said of it may come before. */
export type Lot = {
  name: string;
  credits: number;
  price: number;
  /** Null for a grant. Seconds after the start, as Stripe counts them. */
  paidAt: number | null;
  refunds: Map<string, { at: number; amount: number; stands: boolean }>;
  dispute: { at: number; state: "open" | "won" | "lost" } | null;
  withdrawn: boolean;
  /** The account is deleted. */
  closed: boolean;
  /** Which purchase spent the credit at each place. */
  spentBy: (string | null)[];
};

/** A lesson opened with credits. */
export type Opening = { id: string; lesson: number; state: "open" | "blocked" | "released" };

/** A member's credits, recomputed from what happened, without the shop's code. */
export type Model = {
  lots: Lot[];
  openings: Opening[];
  /** Lessons whose body was read. */
  read: Set<number>;
  /** Payments of money that arrived, by lesson. */
  payments: Map<number, { id: string; price: number }>;
};

export const newLot = (name: string, credits: number, price: number): Lot => ({
  name,
  credits,
  price,
  paidAt: null,
  refunds: new Map(),
  dispute: null,
  withdrawn: false,
  closed: false,
  spentBy: Array.from({ length: credits }, () => null),
});

export const spentOf = ({ spentBy }: Lot): number => spentBy.filter((by) => by !== null).length;

export const isBlocked = ({ dispute }: Lot): boolean => dispute !== null && dispute.state !== "won";

export function removedOf(lot: Lot): number {
  if (lot.withdrawn || lot.dispute?.state === "lost") return lot.credits;
  const standing = [...lot.refunds.values()].filter(({ stands }) => stands);
  const refunded = Math.min(
    lot.price,
    standing.reduce((sum, { amount }) => sum + amount, 0),
  );
  const inProportion = Math.floor((lot.credits * refunded) / lot.price);
  return lot.closed || lot.dispute?.state === "open"
    ? Math.max(inProportion, lot.credits - spentOf(lot))
    : inProportion;
}

export const leftOf = (lot: Lot): number => lot.credits - spentOf(lot) - removedOf(lot);

export const balanceOf = ({ lots }: Model): number => lots.reduce((sum, lot) => sum + leftOf(lot), 0);

/** Spends from the lots in this order, each from its first place that is free. */
export function spend(lots: Lot[], credits: number, purchase: string): void {
  let missing = credits;
  for (const lot of lots.filter((each) => !isBlocked(each))) {
    const part = Math.min(missing, Math.max(0, leftOf(lot)));
    for (let place = 0, taken = 0; taken < part; place++) {
      if (lot.spentBy[place] !== null) continue;
      lot.spentBy[place] = purchase;
      taken += 1;
    }
    missing -= part;
  }
}

/** Takes an opening's credits back into their lots. */
export function release({ lots }: Model, opening: Opening): void {
  opening.state = "released";
  for (const lot of lots) lot.spentBy = lot.spentBy.map((by) => (by === opening.id ? null : by));
}

/** An opening's worth in minor units: the difference that each of its credits makes to what the first ones cost. */
export function worthOf(lot: Lot, purchase: string): number {
  const cost = (places: number) => Math.round((lot.price * places) / lot.credits);
  return lot.spentBy.reduce(
    (sum, by, place) => sum + (by === purchase ? cost(place + 1) - cost(place) : 0),
    0,
  );
}

export const statusOf = ({ state }: Opening): string =>
  ({ open: "completed", blocked: "disputed", released: "refunded" })[state];

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

export const openingOf = ({ openings }: Model, lesson: number): Opening | undefined =>
  openings.find((opening) => opening.lesson === lesson && opening.state === "open");

/** A payment of money for a lesson that is open with credits is one too many, as long as it is open so. */
export const paymentStatusOf = (model: Model, lesson: number): string =>
  openingOf(model, lesson) ? "review" : "completed";

/** A tenth is the shop's, rounded; the creator has the rest of what stands. */
export function netOf(model: Model): number {
  const { lots, openings, payments } = model;
  const paid = [...payments].filter(([lesson]) => !openingOf(model, lesson)).map(([, { price }]) => price);
  const forMoney = paid.reduce((sum, price) => sum + price - Math.round(price / 10), 0);
  const forCredits = openings
    .filter(({ state }) => state !== "released")
    .reduce((sum, { id }) => {
      const worth = lots.reduce((total, lot) => total + worthOf(lot, id), 0);
      const held = lots.filter(isBlocked).reduce((total, lot) => total + worthOf(lot, id), 0);
      const kept = worth - held;
      const fee = worth === 0 ? 0 : Math.round((Math.round(worth / 10) * kept) / worth);
      return sum + kept - fee;
    }, 0);
  return forMoney + forCredits;
}
