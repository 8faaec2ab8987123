import { randomUUID } from "node:crypto";
import {
  grantCredits,
  openCreditCheckout,
  redeem,
  redeemAt,
  returnCredits,
  starter,
  undoRedemption,
  withdrawGrant,
} from "../../credits.ts";
import type { Tx } from "../../database.ts";
import { requestRefund } from "../../refunds.ts";
import { newLot } from "../model/lots.ts";
import * as model from "../model/model.ts";
import { type Act, oneOf, type World } from "../world.ts";
import { agree } from "./agree.ts";

const notFound = { outcome: "not_found" };

/** Others want what is a member's, or members what is an operator's. */
const byOthers: Act = async ({ tx, shop, operator, seen, packs }, random) => {
  const { learner, otherLearner, creator } = shop;
  const opening = oneOf(seen.openings, random);
  if (opening) {
    agree(await undoRedemption(tx, otherLearner, opening.id), notFound);
    agree(await returnCredits(tx, learner, opening.id), notFound);
    agree(await requestRefund(tx, learner, { purchaseId: opening.id }, opening.worth), notFound);
  }
  const lot = oneOf(seen.lots, random);
  if (lot?.paidAt === null) agree(await withdrawGrant(tx, creator, lot.name), notFound);
  else if (lot) agree(await withdrawGrant(tx, operator, await lotIdOf(tx, lot.name)), notFound);
  agree(await grantCredits(tx, learner, learner, 500), notFound);
  const pack = oneOf(packs, random);
  for (const other of [otherLearner, creator])
    if (pack) agree(await requestRefund(tx, other, pack.checkout, 1), notFound);
  return true;
};

async function lotIdOf(tx: Tx, purchaseId: string): Promise<string> {
  const [lot] = await tx<
    { id: string }[]
  >`select id from private.credit_lots where purchase_id = ${purchaseId}`;
  return lot?.id ?? "";
}

/** What no one can have: a lower price than is shown, a part of an opening, what is not sold for credits. */
const byNobody: Act = async ({ tx, shop, operator, lessons, unsold, seen }, random) => {
  const number = Math.floor(random() * lessons.length);
  const lesson = lessons[number];
  if (!lesson) return false;
  const isTheirs = model.isOwned(seen, number) || seen.kept.has(number);
  const unlessTheirs = seen.free.has(number)
    ? { outcome: "not_for_credits" }
    : { outcome: "price_changed", price: lesson.price };
  const answer = await redeemAt(tx, shop.learner, lesson.id, lesson.price - 1);
  agree(answer, isTheirs ? { outcome: "already_purchased" } : unlessTheirs);
  agree(await redeem(tx, lesson.creator, lesson.id), { outcome: "already_purchased" });
  agree(await redeem(tx, shop.learner, unsold.inEuros), { outcome: "not_for_credits" });
  agree(await redeem(tx, shop.learner, unsold.archived), { outcome: "lesson_not_found" });
  agree(await grantCredits(tx, operator, shop.learner, 0), { outcome: "wrong_amount" });
  agree(await grantCredits(tx, operator, operator, 1), { outcome: "own_account" });
  agree(await openCreditCheckout(tx, shop.learner, randomUUID()), { outcome: "pack_not_found" });
  const opening = oneOf(seen.openings, random);
  const half = { outcome: "whole_only", refundableMinor: opening?.worth };
  if (opening) agree(await requestRefund(tx, operator, { purchaseId: opening.id }, opening.worth - 1), half);
  return true;
};

/** A grant is sent again under the same key, with another number or to another member. */
const underTheSameKey: Act = async ({ tx, shop, operator, seen }) => {
  const key = randomUUID();
  const { lotId } = await grantCredits(tx, operator, shop.learner, 50, key);
  seen.lots.push(newLot(String(lotId), 50, 50));
  agree(await grantCredits(tx, operator, shop.learner, 51, key), { outcome: "other_grant" });
  return agree(await grantCredits(tx, operator, shop.otherLearner, 50, key), { outcome: "other_grant" });
};

/** A deleted account gets nothing more. */
export async function requireRefusedOnceClosed({ tx, shop, operator, unsold }: World): Promise<void> {
  agree(await redeem(tx, shop.learner, unsold.inEuros), { outcome: "unauthenticated" });
  agree(await openCreditCheckout(tx, shop.learner, starter), { outcome: "unauthenticated" });
  agree(await grantCredits(tx, operator, shop.learner, 1), notFound);
}

const attempts = [byOthers, byNobody, underTheSameKey];

/** What is refused, and changes nothing. */
export const refused: Act = async (world, random) => oneOf(attempts, random)?.(world, random) ?? false;
