import { isBlocked } from "../model/lots.ts";
import * as model from "../model/model.ts";
import { type Act, oneOf, type World } from "../world.ts";
import { become } from "./disputes.ts";
import { openLesson } from "./in-the-shop.ts";

const atOnce = () => 0.5;

/** A dispute closes a lesson, which is opened again with other credits, perhaps twice; then all disputes are won. */
export const reopen: Act = async (world, random) => {
  const open = world.seen.openings.filter(({ state }) => state === "open");
  const fromTwoPacks = open.filter(({ id }) => packsOf(world, id).length > 1);
  const opening = oneOf(fromTwoPacks.length > 0 ? fromTwoPacks : open, random);
  const lesson = opening && world.lessons[opening.lesson];
  if (!opening || !lesson) return false;
  let current: model.Opening | undefined = opening;
  for (let times = 0; current && times < 2; times++) {
    if (!(await disputePackOf(world, random, current.id))) break;
    await openLesson(world, random, lesson);
    current = model.openingOf(world.seen, opening.lesson);
  }
  if (random() < 0.3) return true;
  for (const pack of world.packs)
    for (const dispute of pack.disputes.filter(({ status }) => status === "needs_response"))
      await become(world, atOnce, pack, dispute, "won");
  return true;
};

const packsOf = ({ packs }: World, openingId: string) =>
  packs.filter(({ lot }) => lot.spentBy.includes(openingId));

/** Disputes one of the packs that paid for an opening; false where there is none. */
async function disputePackOf(world: World, random: () => number, openingId: string): Promise<boolean> {
  const pack = oneOf(
    packsOf(world, openingId).filter(({ lot, disputes }) => !isBlocked(lot) && disputes.length < 2),
    random,
  );
  if (!pack) return false;
  const dispute = { id: `du_${pack.checkout.purchaseId}_${pack.disputes.length}`, amount: pack.lot.price };
  const begun = { ...dispute, status: "" };
  pack.disputes.push(begun);
  await become(world, atOnce, pack, begun, "needs_response");
  return true;
}
