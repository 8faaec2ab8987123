import {
  BrokenLedger,
  grantCredits,
  redeem,
  returnCredits,
  undoRedemption,
  withdrawGrant,
} from "../credits.ts";
import * as model from "./model.ts";
import { type Act, oneOf } from "./world.ts";

/** Grants first, then the oldest payment. */
const inOrder = (lots: model.Lot[]) => lots.toSorted((a, b) => (a.paidAt ?? 0) - (b.paidAt ?? 0));

const open: Act = async ({ tx, shop, lessons, seen }, random) => {
  const lesson = oneOf(lessons, random);
  if (!lesson) return false;
  const index = lessons.indexOf(lesson);
  const balance = model.balanceOf(seen);
  const { purchaseId, ...answer } = await redeem(tx, shop.learner, lesson.id);
  if (model.openingOf(seen, index)) return agree(answer, { outcome: "already_purchased" });
  if (balance < lesson.price) {
    return agree(answer, { outcome: "insufficient_credits", missing: lesson.price - balance, balance });
  }
  seen.openings.push({ id: purchaseId, lesson: index, state: "open" });
  model.spend(inOrder(seen.lots), lesson.price, purchaseId);
  return agree(answer, { outcome: "redeemed", balance: balance - lesson.price });
};

const comeBack: Act = async ({ tx, shop, seen }, random) => {
  const opening = oneOf(seen.openings, random);
  if (!opening) return false;
  const { state } = opening;
  if (random() < 0.5) {
    const { outcome } = await undoRedemption(tx, shop.learner, opening.id);
    agree({ outcome }, { outcome: state === "blocked" ? "too_late" : "undone" });
    if (state === "open") model.release(seen, opening);
    return true;
  }
  const { outcome } = await returnCredits(tx, shop.creator, opening.id);
  agree({ outcome }, { outcome: state === "released" ? "nothing_left" : "returned" });
  if (state !== "released") model.release(seen, opening);
  return true;
};

const grant: Act = async ({ tx, shop, operator, seen }, random) => {
  const credits = 1 + Math.floor(random() * 700);
  const { lotId } = await grantCredits(tx, operator, shop.learner, credits);
  seen.lots.push(model.newLot(String(lotId), credits, credits));
  return true;
};

const withdraw: Act = async ({ tx, operator, seen }, random) => {
  const lot = oneOf(
    seen.lots.filter(({ paidAt }) => paidAt === null),
    random,
  );
  if (!lot) return false;
  const { outcome } = await withdrawGrant(tx, operator, lot.name);
  const isSpent = model.spentOf(lot) > 0;
  if (!isSpent) lot.withdrawn = true;
  return agree({ outcome }, { outcome: isSpent ? "spent" : "withdrawn" });
};

function agree(answer: object, expected: object): boolean {
  if (JSON.stringify(answer) !== JSON.stringify({ ...answer, ...expected }))
    throw new BrokenLedger(`${JSON.stringify(answer)} instead of ${JSON.stringify(expected)}`);
  return true;
}

export const actsInTheShop: Act[] = [open, open, open, open, comeBack, grant, withdraw];
