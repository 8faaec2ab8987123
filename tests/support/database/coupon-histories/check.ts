import { isDeepStrictEqual } from "node:util";
import { seededRandom } from "../../prng.ts";
import { BrokenLedger } from "../credits.ts";
import type { Tx } from "../database.ts";
import { shuffled } from "../histories/properties.ts";
import { installRecorder } from "../histories/shop-rows.ts";
import { checkoutActs } from "./acts/checkouts.ts";
import { codeActs } from "./acts/codes.ts";
import { hear, paymentActs } from "./acts/payments.ts";
import { expectedRows, foundRows, wrongRollups } from "./rows.ts";
import { type Act, createWorld, oneOf, type World } from "./world.ts";

const acts = [...checkoutActs, ...codeActs, ...paymentActs];

/**
 * Lets fifty things happen to two creators' codes, and compares all rows with the model after each.
 * @throws BrokenLedger where they differ.
 */
export async function checkCouponHistory(tx: Tx, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const world = await createWorld(tx, seed);
  await installRecorder(tx);
  for (let happened = 0, tried = 0; happened < 50 && tried < 500; tried++) {
    if (!(await oneOf(acts, random)?.(world, random))) continue;
    happened += 1;
    await requireAsModelled(world);
  }
  // Any order of delivery, and any repetition, ends in the same rows.
  for (const update of shuffled([...world.updates, ...world.heard], random))
    await hear(world, update, random);
  await requireAsModelled(world);
  for (const creator of world.creators) {
    const problem = await wrongRollups(world, creator);
    if (problem) throw new BrokenLedger(problem);
  }
}

/** Lets these things happen, one after the other. @throws BrokenLedger as `checkCouponHistory` does. */
export async function checkDirectedHistory(tx: Tx, history: Act[]): Promise<void> {
  const world = await createWorld(tx, 0);
  await installRecorder(tx);
  for (const act of history) {
    if (!(await act(world, () => 0.5))) throw new Error("An act of this history is impossible.");
    await requireAsModelled(world);
  }
}

async function requireAsModelled(world: World) {
  const [found, expected] = [await foundRows(world), expectedRows(world)];
  if (isDeepStrictEqual(found, expected)) return;
  throw new BrokenLedger(`${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
}
