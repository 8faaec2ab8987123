import { randomUUID } from "node:crypto";
import { returnCredits } from "../../credits.ts";
import { facts } from "../../payment-facts.ts";
import { refuseRefund, requestRefund } from "../../refunds.ts";
import { backOf, isBlocked, type Lot } from "../model/lots.ts";
import * as model from "../model/model.ts";
import { offerOf } from "../model/refund-offers.ts";
import { type Act, insist, oneOf } from "../world.ts";
import { agree } from "./agree.ts";
import { learnRefund } from "./at-stripe.ts";
import { say } from "./deliveries.ts";

/** The member asks for the unspent part of a pack back, or an operator refunds any part of it. */
const requestPackRefund: Act = async (world, random) => {
  const { seen, shop, operator } = world;
  const pack = oneOf(
    world.packs.filter(({ lot }) => lot.paidAt !== null),
    random,
  );
  if (!pack) return false;
  const { lot, checkout } = pack;
  const actor = random() < 0.7 ? shop.learner : operator;
  const refundable = actor === operator ? (isBlocked(lot) ? 0 : lot.price - backOf(lot)) : offerOf(seen, lot);
  const amounts = [refundable, refundable, refundable + 1, 1 + Math.floor(random() * refundable)];
  const amount = Math.max(1, oneOf(amounts, random) ?? 1);
  const request = randomUUID();
  const { outcome } = await insist(world, random, (tx) =>
    requestRefund(tx, actor, checkout, amount, { request }),
  );
  agree({ outcome }, { outcome: expectedOutcome(lot, refundable, amount) });
  if (outcome !== "requested") return true;
  agree(await requestRefund(world.tx, actor, checkout, amount + 1, { request }), { outcome: "other_amount" });
  lot.requested.set(request, amount);
  world.requests.push({ id: request, pack, amount });
  return true;
};

function expectedOutcome({ requested }: Lot, refundable: number, amount: number): string {
  if (requested.size > 0) return "in_progress";
  if (refundable === 0) return "nothing_left";
  return amount > refundable ? "wrong_amount" : "requested";
}

/** Stripe makes a refund that the shop asked for, or refuses it. */
const carryOut: Act = async (world, random) => {
  const request = oneOf(world.requests, random);
  if (!request) return false;
  world.requests = world.requests.filter((each) => each !== request);
  const { pack, amount } = request;
  const { lot, checkout } = pack;
  const left = lot.price - pack.refunds.reduce((sum, each) => sum + each.amount, 0);
  if (amount > left || random() < 0.2) {
    await insist(world, random, (tx) => refuseRefund(tx, request.id, "charge_disputed"));
    return lot.requested.delete(request.id);
  }
  const id = `re_${request.id}`;
  const metadata = { refund_request_id: request.id };
  pack.refunds.push({ id, amount, metadata });
  await say(world, random, facts.refund(checkout, { id, amount, metadata }), (at) => {
    lot.requested.delete(request.id);
    learnRefund(lot, id, { at, amount, stands: true });
  });
  return true;
};

/** A lesson opened with credits is refunded by its creator or an operator, in the form of any refund or by itself. */
export const giveBack: Act = async (world, random) => {
  const { seen, lessons, operator } = world;
  const opening = oneOf(seen.openings, random);
  const creator = opening && lessons[opening.lesson]?.creator;
  if (!opening || !creator) return false;
  const actor = random() < 0.5 ? creator : operator;
  const request = randomUUID();
  const isForm = random() < 0.5;
  const { outcome } = await insist(
    world,
    random,
    (tx): Promise<{ outcome: string }> =>
      isForm
        ? requestRefund(tx, actor, { purchaseId: opening.id }, opening.worth, { request })
        : returnCredits(tx, actor, opening.id, request),
  );
  agree({ outcome }, { outcome: opening.state === "released" ? "nothing_left" : "returned" });
  if (opening.state !== "released") model.release(seen, opening);
  return true;
};

export const refundActs: Act[] = [
  ...[requestPackRefund, requestPackRefund, requestPackRefund],
  ...[carryOut, carryOut, giveBack, giveBack],
];
