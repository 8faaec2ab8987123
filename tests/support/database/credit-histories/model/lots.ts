/** A dispute: harmless (an inquiry, or won), undecided, or lost. Seconds after the start, as Stripe counts them. */
export type Dispute = { at: number; amount: number; state: "harmless" | "open" | "lost" };

/** Credits bought or granted at once. A pack exists from its payment on; what Stripe said of it may come before. */
export type Lot = {
  name: string;
  credits: number;
  price: number;
  /** Null for a grant. */
  paidAt: number | null;
  refunds: Map<string, { at: number; amount: number; stands: boolean }>;
  disputes: Map<string, Dispute>;
  /** What the shop has asked Stripe to refund and not heard of since, by request. */
  requested: Map<string, number>;
  withdrawn: boolean;
  /** The account is deleted. */
  closed: boolean;
  /** Which purchase spent the credit at each place. */
  spentBy: (string | null)[];
};

export const newLot = (name: string, credits: number, price: number): Lot => ({
  name,
  credits,
  price,
  paidAt: null,
  refunds: new Map(),
  disputes: new Map(),
  requested: new Map(),
  withdrawn: false,
  closed: false,
  spentBy: Array.from({ length: credits }, () => null),
});

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, each) => total + each, 0);

export const spentOf = ({ spentBy }: Lot): number => spentBy.filter((by) => by !== null).length;

const isLost = (lot: Lot): boolean =>
  [...lot.disputes.values()].some(({ state, amount }) => state === "lost" && amount >= lot.price);

/** An undecided dispute holds its amount, and a lost one when that was all. */
const isHolding = ({ price }: Lot, { state, amount }: Dispute): boolean =>
  state === "open" || (state === "lost" && amount >= price);

/** While a dispute holds any part, the lot is blocked. */
export const isBlocked = (lot: Lot): boolean =>
  [...lot.disputes.values()].some((dispute) => isHolding(lot, dispute));

/** What went back for good, in minor units: refunds, and disputes lost over a part. */
export function backOf({ price, refunds, disputes }: Lot): number {
  const standing = [...refunds.values()].filter(({ stands }) => stands);
  const lost = [...disputes.values()].filter(({ state, amount }) => state === "lost" && amount < price);
  return Math.min(price, sum([...standing, ...lost].map(({ amount }) => amount)));
}

/** What is neither gone nor held. */
export function keptOf(lot: Lot): number {
  const { price, disputes } = lot;
  const back = backOf(lot);
  const held = sum([...disputes.values()].filter((each) => isHolding(lot, each)).map(({ amount }) => amount));
  return price - back - Math.min(held, price - back);
}

export const requestedOf = ({ requested }: Lot): number => sum(requested.values());

/** The credits that so much money takes along. */
export const creditsFor = ({ credits, price }: Lot, minor: number): number =>
  Math.floor((credits * Math.min(price, minor)) / price);

export function removedOf(lot: Lot): number {
  if (lot.withdrawn || isLost(lot)) return lot.credits;
  const inProportion = creditsFor(lot, backOf(lot) + requestedOf(lot));
  const ends = lot.closed || isBlocked(lot);
  return ends ? Math.max(inProportion, lot.credits - spentOf(lot)) : inProportion;
}

/** What an open dispute holds: it comes back if the dispute is won. */
export function frozenOf(lot: Lot): number {
  if (lot.closed || isLost(lot) || !isBlocked(lot)) return 0;
  return removedOf(lot) - creditsFor(lot, backOf(lot) + requestedOf(lot));
}

export const leftOf = (lot: Lot): number => lot.credits - spentOf(lot) - removedOf(lot);

/** What these places of a lot cost in minor units: the difference that each makes to what the first ones cost. */
export function worthOf(lot: Lot, isWanted: (by: string | null) => boolean): number {
  const cost = (places: number) => Math.round((lot.price * places) / lot.credits);
  return sum(lot.spentBy.map((by, place) => (isWanted(by) ? cost(place + 1) - cost(place) : 0)));
}

export const spentWorthOf = (lot: Lot): number => worthOf(lot, (by) => by !== null);
