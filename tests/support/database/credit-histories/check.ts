import { isDeepStrictEqual } from "node:util";
import { seededRandom } from "../../prng.ts";
import { BrokenLedger, creatorNet, creditsOf } from "../credits.ts";
import type { Tx } from "../database.ts";
import { shuffled } from "../histories/properties.ts";
import { record } from "../payment-facts.ts";
import { getPurchase } from "../shop.ts";
import { actsAtStripe, deliver } from "./at-stripe.ts";
import { actsInTheShop } from "./in-the-shop.ts";
import * as model from "./model.ts";
import { createWorld, oneOf, type World } from "./world.ts";

const acts = [...actsAtStripe, ...actsInTheShop];

/** Lets sixty things happen to a member's credits. @throws BrokenLedger when the rows are not what the model says. */
export async function checkCreditHistory(tx: Tx, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const world = await createWorld(tx);
  for (let step = 0; step < 60; step++) {
    const act = oneOf(acts, random);
    if (await act?.(world, random)) await requireAsModelled(world);
  }
  // Any order of delivery ends in the same rows.
  for (const { fact } of shuffled(world.delivered, random)) await record(tx, fact);
  await requireAsModelled(world);
  await closeAccount(world);
}

/** Deletes the account; what was said of its payments before arrives afterwards. */
async function closeAccount(world: World) {
  const { tx, shop, seen, waiting } = world;
  await tx`delete from auth.users where id = ${shop.learner.id}`;
  world.isClosed = true;
  for (const lot of seen.lots) lot.closed = true;
  await requireAsModelled(world);
  for (const delivery of waiting.splice(0)) await deliver(world, delivery);
  await requireAsModelled(world);
}

async function requireAsModelled({ tx, shop, seen }: World) {
  const { balance, lots } = await creditsOf(tx, shop.learner);
  const openings = await Promise.all(seen.openings.map(({ id }) => getPurchase(tx, id)));
  const payments = await Promise.all([...seen.payments.values()].map(({ id }) => getPurchase(tx, id)));
  const rows = {
    balance,
    lots: sorted(lots.map(({ id: _, ...lot }) => lot)),
    openings: openings.map(({ status }) => status),
    payments: payments.map(({ status }) => status),
    net: await creatorNet(tx, shop),
  };
  const expected = {
    balance: model.balanceOf(seen),
    lots: sorted(seen.lots.map(toRow)),
    openings: seen.openings.map(model.statusOf),
    payments: [...seen.payments.keys()].map((lesson) => model.paymentStatusOf(seen, lesson)),
    net: model.netOf(seen),
  };
  if (isDeepStrictEqual(rows, expected)) return;
  throw new BrokenLedger(`${JSON.stringify(rows)} instead of ${JSON.stringify(expected)}`);
}

const toRow = (lot: model.Lot) => ({
  credits: lot.credits,
  spent: model.spentOf(lot),
  removed: model.removedOf(lot),
  blocked: model.isBlocked(lot),
});

const sorted = (rows: object[]) =>
  rows.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted();
