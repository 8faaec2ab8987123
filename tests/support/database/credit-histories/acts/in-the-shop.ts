import { randomUUID } from "node:crypto";
import { grantCredits, redeem, undoRedemption, withdrawGrant } from "../../credits.ts";
import { newLot, spentOf } from "../model/lots.ts";
import * as model from "../model/model.ts";
import { type Act, insist, type Lesson, oneOf, type World } from "../world.ts";
import { agree } from "./agree.ts";

const open: Act = async (world, random) => {
  const { lessons, paidLessons, seen } = world;
  const balance = model.balanceOf(seen);
  const borderline = lessons.filter(({ price }) => Math.abs(price - balance) <= 1);
  const wanted = random() < 0.3 ? [...paidLessons.values(), ...borderline] : lessons;
  return openLesson(world, random, oneOf(wanted, random));
};

/** A lesson is opened with credits, or that is refused. */
export async function openLesson(
  world: World,
  random: () => number,
  lesson: Lesson | undefined,
): Promise<boolean> {
  if (!lesson) return false;
  const { shop, lessons, seen } = world;
  const key = randomUUID();
  const { price: credits, feePercentage } = lesson;
  const number = lessons.indexOf(lesson);
  const expected = expectedAnswer(world, number);
  const { purchaseId, ...answer } = await insist(world, random, (tx) =>
    redeem(tx, shop.learner, lesson.id, key, feePercentage),
  );
  agree(answer, expected);
  if (expected.outcome !== "redeemed") return true;
  const worth = model.spend(seen, credits, purchaseId);
  const opening = { id: purchaseId, lesson: number, credits, worth, feePercentage };
  seen.openings.push({ ...opening, state: "open", isOld: false });
  if (random() < 0.3) await requireKeyOfItsOwn(world, lesson, key);
  return true;
}

/** Under the same key no other lesson is opened; and another member's key is another one. */
async function requireKeyOfItsOwn({ tx, shop, lessons }: World, lesson: Lesson, key: string) {
  const other = lessons.find((each) => each !== lesson);
  if (other) agree(await redeem(tx, shop.learner, other.id, key), { outcome: "other_lesson" });
  agree(await redeem(tx, shop.otherLearner, lesson.id, key), { outcome: "insufficient_credits", balance: 0 });
}

function expectedAnswer({ lessons, seen }: World, number: number) {
  const balance = model.balanceOf(seen);
  const price = lessons[number]?.price ?? 0;
  if (model.isOwned(seen, number) || seen.kept.has(number)) return { outcome: "already_purchased" };
  if (seen.free.has(number)) return { outcome: "not_for_credits" };
  if (balance < price) return { outcome: "insufficient_credits", missing: price - balance, balance };
  return { outcome: "redeemed", balance: balance - price };
}

const undo: Act = async (world, random) => {
  const { shop, seen } = world;
  const opening = oneOf(seen.openings, random);
  if (!opening) return false;
  const { state, isOld, lesson } = opening;
  const { outcome } = await insist(world, random, (tx) => undoRedemption(tx, shop.learner, opening.id));
  const isTooLate = state === "blocked" || isOld;
  const unlessRead = seen.undone < 10 ? "undone" : "too_many";
  const unlessReleased = isTooLate ? "too_late" : seen.read.has(lesson) ? "opened" : unlessRead;
  agree({ outcome }, { outcome: state === "released" ? "undone" : unlessReleased });
  if (state === "released" || outcome !== "undone") return true;
  model.release(seen, opening);
  seen.undone += 1;
  return true;
};

/** Purchases' terms are immutable: only without triggers can a test make them older. */
const letPass: Act = async ({ tx, shop, seen }, random) => {
  if (random() < 0.7) return false;
  await tx`set local session_replication_role = replica`;
  await tx`update public.purchases set created_at = created_at - interval '16 minutes'
    where buyer_key = ${shop.learner.id} and paid_with = 'credits'`;
  await tx`set local session_replication_role = origin`;
  for (const opening of seen.openings) opening.isOld = true;
  return true;
};

const grant: Act = async (world, random) => {
  const credits = 1 + Math.floor(random() * 700);
  const request = randomUUID();
  const { lotId } = await insist(world, random, (tx) =>
    grantCredits(tx, world.operator, world.shop.learner, credits, request),
  );
  world.seen.lots.push(newLot(String(lotId), credits, credits));
  return true;
};

const withdraw: Act = async (world, random) => {
  const lot = oneOf(
    world.seen.lots.filter(({ paidAt }) => paidAt === null),
    random,
  );
  if (!lot) return false;
  const { outcome } = await insist(world, random, (tx) => withdrawGrant(tx, world.operator, lot.name));
  const isSpent = spentOf(lot) > 0;
  if (!isSpent) lot.withdrawn = true;
  return agree({ outcome }, { outcome: isSpent ? "spent" : "withdrawn" });
};

export const actsInTheShop: Act[] = [
  ...[open, open, open, open, open, open, open],
  ...[undo, undo, letPass, grant, withdraw],
];
