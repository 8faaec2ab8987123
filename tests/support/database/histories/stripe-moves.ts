import {
  type Account,
  type Act,
  inStage,
  newId,
  type Purchase,
  type Session,
  subjectsOf,
} from "./stripe-account.ts";
import { disputeGoingOn, disputing, refundGoingOn, refunding } from "./stripe-reversals.ts";

/** What a history is about. About refunds or disputes alone it says more of each, and of one payment only. */
export type Topic = "everything" | "sessions" | "refunds" | "disputes";
type Group = { about?: Topic; weight: number; acts: (account: Account) => Act[] };

/** What can happen on a Stripe account, by how often it does. */
export const groups: Group[] = [
  { weight: 6, acts: opening },
  { weight: 9, acts: paying },
  { about: "sessions", weight: 2, acts: hesitating },
  { about: "sessions", weight: 3, acts: debitEnding },
  { about: "refunds", weight: 5, acts: refunding },
  { about: "refunds", weight: 5, acts: refundGoingOn },
  { about: "disputes", weight: 3, acts: disputing },
  { about: "disputes", weight: 5, acts: disputeGoingOn },
  { weight: 3, acts: (account) => subjectsOf(account).map((subject) => ({ run: () => subject })) },
];

const oddities: ((session: Session) => void)[] = [
  (session) => {
    session.coupon = Math.floor(session.price.total / 300) * 100; // A third, in a step of any currency.
  },
  (session) => {
    session.coupon = session.price.total;
  },
  ({ price }) => {
    price.total = 0;
  },
  ({ price }) => {
    price.subtotal -= 1;
    price.total -= 1;
  },
  ({ price }) => {
    price.total += 300; // A tax that no one promised.
  },
  ({ price }) => {
    price.currency = "eur";
  },
  ({ price }) => {
    price.livemode = true;
  },
  ({ price }) => {
    price.mode = "subscription";
  },
  (session) => {
    session.disguise = "payment link";
  },
  (session) => {
    session.disguise = "no metadata";
  },
  (session) => {
    session.disguise = "another shop's metadata";
  },
];

function opening(account: Account): Act[] {
  const isFree = (purchase: Purchase) =>
    account.sessions.every((session) => session.purchase !== purchase || session.stage === "expired");
  return account.purchases
    .filter(isFree)
    .map((purchase) => ({ run: (whim) => open(account, purchase, whim) }));
}

function open(account: Account, purchase: Purchase, whim: number): Session {
  const { currency, amount } = purchase;
  const session: Session = {
    kind: "session",
    id: newId(account, "cs", whim),
    purchase,
    disguise: null,
    stage: "open",
    debit: false,
    step: null,
    price: { mode: "payment", livemode: false, currency, subtotal: amount, total: amount },
    coupon: 0,
    payment: null,
  };
  // Of fifteen kinds of whim only eleven make the session odd, and only in every second case.
  if (whim % 2 === 0) oddities[Math.floor(whim / 2) % 15]?.(session);
  account.sessions.push(session);
  return session;
}

function enter(session: Session, stage: Session["stage"]): Session {
  const isTried = stage !== "expired";
  if (isTried && stage !== "open") {
    session.price.total -= session.coupon;
    session.coupon = 0;
  }
  if (isTried && session.price.total > 0) session.payment ??= session.id.replace("cs", "pi");
  session.stage = stage;
  session.debit ||= stage === "unpaid";
  session.step = stage === "unpaid" ? "processing" : null;
  return session;
}

function paying(account: Account): Act[] {
  return inStage(account, "open").map((session) => ({ run: () => enter(session, "settled") }));
}

function hesitating(account: Account): Act[] {
  return inStage(account, "open").flatMap((session) => {
    const expire = { run: () => enter(session, "expired") };
    const decline = { run: () => enter(session, "open") };
    const submit = { run: () => enter(session, "unpaid") };
    const takeVoucher = {
      run: () => Object.assign(enter(session, "unpaid"), { step: "requires_action" as const }),
    };
    return session.price.total > session.coupon ? [expire, decline, submit, takeVoucher] : [expire];
  });
}

function debitEnding(account: Account): Act[] {
  // A voucher that was cancelled can be paid all the same.
  const late = inStage(account, "failed").map((session) => ({ run: () => enter(session, "settled") }));
  const ends = inStage(account, "unpaid").flatMap((session) => [
    { run: () => enter(session, "settled") },
    { run: () => enter(session, "failed") },
    ...(session.step === "requires_action" ? [{ run: () => enter(session, "unpaid") }] : []),
  ]);
  return [...ends, ...late];
}
