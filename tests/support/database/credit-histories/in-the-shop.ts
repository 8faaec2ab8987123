import { randomUUID } from "node:crypto";
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

const open: Act = async ({ tx, shop, lessons, paidLessons, seen }, random) => {
  const lesson = oneOf(random() < 0.3 ? [...paidLessons.values()] : lessons, random);
  if (!lesson) return false;
  const index = lessons.indexOf(lesson);
  const balance = model.balanceOf(seen);
  const key = randomUUID();
  const { purchaseId, ...answer } = await redeem(tx, shop.learner, lesson.id, key);
  if (model.openingOf(seen, index) || seen.payments.has(index))
    return agree(answer, { outcome: "already_purchased" });
  if (balance < lesson.price) {
    return agree(answer, { outcome: "insufficient_credits", missing: lesson.price - balance, balance });
  }
  seen.openings.push({ id: purchaseId, lesson: index, state: "open" });
  model.spend(inOrder(seen.lots), lesson.price, purchaseId);
  const expected = { outcome: "redeemed", balance: balance - lesson.price };
  if (random() < 0.3) agree(await redeem(tx, shop.learner, lesson.id, key), { ...expected, purchaseId });
  return agree(answer, expected);
};

const comeBack: Act = async ({ tx, shop, seen }, random) => {
  const opening = oneOf(seen.openings, random);
  if (!opening) return false;
  const { state } = opening;
  if (random() < 0.5) {
    const { outcome } = await undoRedemption(tx, shop.learner, opening.id);
    const isRead = seen.read.has(opening.lesson);
    const unlessReleased = state === "blocked" ? "too_late" : isRead ? "opened" : "undone";
    agree({ outcome }, { outcome: state === "released" ? "undone" : unlessReleased });
    if (state === "open" && !isRead) model.release(seen, opening);
    return true;
  }
  const { outcome } = await returnCredits(tx, shop.creator, opening.id);
  agree({ outcome }, { outcome: state === "released" ? "nothing_left" : "returned" });
  if (state !== "released") model.release(seen, opening);
  return true;
};

/** The body of an open lesson is read, after which it cannot be undone. */
const read: Act = async ({ tx, shop, lessons, seen }, random) => {
  const opening = oneOf(
    seen.openings.filter(({ state }) => state === "open"),
    random,
  );
  const lesson = opening && lessons[opening.lesson];
  if (!opening || !lesson || random() < 0.5) return false;
  await tx`insert into public.lesson_openings (user_id, lesson_id) values (${shop.learner.id}, ${lesson.id})
    on conflict do nothing`;
  seen.read.add(opening.lesson);
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

export const actsInTheShop: Act[] = [open, open, open, open, comeBack, read, grant, withdraw];
