import { isDeepStrictEqual } from "node:util";
import { seededRandom } from "../../prng.ts";
import { counterProblemsOf } from "../counter-problems.ts";
import { BrokenLedger } from "../credits.ts";
import type { Tx } from "../database.ts";
import { shuffled } from "../histories/properties.ts";
import { record } from "../payment-facts.ts";
import { createLesson } from "../shop.ts";
import { actsAtStripe, pay } from "./acts/at-stripe.ts";
import { deliver } from "./acts/deliveries.ts";
import { actsInTheShop, openLesson } from "./acts/in-the-shop.ts";
import { actsOfReaders } from "./acts/readers.ts";
import { giveBack, refundActs } from "./acts/refunds.ts";
import { refused, requireRefusedOnceClosed } from "./acts/refused.ts";
import { reopen } from "./acts/reopen.ts";
import { requireAgreeingFigures } from "./figures.ts";
import { expectedRows } from "./model/expected-rows.ts";
import { balanceOf } from "./model/model.ts";
import { brokenPromise } from "./model/promises.ts";
import { installReader, type Rows, rowsOf, seenBy } from "./rows.ts";
import { type Act, createWorld, oneOf, type World } from "./world.ts";

const acts = [...actsAtStripe, ...actsInTheShop, ...refundActs, ...actsOfReaders, reopen, refused];

/**
 * Packs are bought, and of all other acts half happen: what is rare among all of them meets more often (Groce et al.,
 * "Swarm Testing", ISSTA 2012).
 */
function someActs(random: () => number): Act[] {
  const kept = new Set([...new Set(acts)].filter((act) => act === pay || random() < 0.5));
  return acts.filter((act) => kept.has(act));
}

/** Lets sixty things happen to a member's credits. @throws BrokenLedger when the rows are not what the model says. */
export async function checkCreditHistory(tx: Tx, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const world = await createWorld(tx);
  await installReader(tx);
  const chosen = seed % 2 === 0 ? someActs(random) : acts;
  for (let happened = 0, tried = 0; happened < 60 && tried < 600; tried++) {
    if (!(await oneOf(chosen, random)?.(world, random))) continue;
    happened += 1;
    await requireAsModelled(world);
  }
  // Any order of delivery ends in the same rows.
  for (const { fact } of shuffled(world.delivered, random)) await record(tx, fact);
  await requireAsModelled(world);
  await requireAgreeingFigures(tx, world.shop.learner, balanceOf(world.seen));
  await requireNothingForOthers(world);
  await requireRightCounters(world);
  await spendTheRest(world, random);
  await closeAccount(world, random);
}

/** Lets these things happen, one after the other. @throws BrokenLedger as `checkCreditHistory` does. */
export async function checkDirectedHistory(tx: Tx, history: Act[]): Promise<void> {
  const world = await createWorld(tx);
  await installReader(tx);
  for (const act of history) {
    if (!(await act(world, deliveredAtOnce))) throw new Error("An act of this history is impossible.");
    await requireAsModelled(world);
  }
}

/** No crash, nothing late, nothing odd. */
const deliveredAtOnce = () => 0.5;

/** Opens a lesson that costs the whole balance: lots that are spent to the end are worth their price. */
async function spendTheRest(world: World, random: () => number) {
  const { tx, shop, lessons, seen } = world;
  const price = balanceOf(seen);
  if (price < 50) return;
  const id = await createLesson(tx, { creator_id: shop.creator.id, price: (price / 100).toFixed(2) });
  lessons.push({ id, price, creator: shop.creator, feePercentage: 10 });
  await openLesson(world, random, lessons.at(-1));
  await requireAsModelled(world);
}

/** Deletes the account, from the shop or the dashboard; what was said of its payments before arrives afterwards. */
async function closeAccount(world: World, random: () => number) {
  const { tx, shop, seen, waiting } = world;
  if (random() < 0.5) await tx`select public.anonymize_user(${shop.learner.id})`;
  await tx`delete from auth.users where id = ${shop.learner.id}`;
  seen.isClosed = true;
  for (const lot of seen.lots) lot.closed = true;
  await requireAsModelled(world);
  await requireRefusedOnceClosed(world);
  await giveBack(world, random);
  for (const delivery of waiting.splice(0)) await deliver(world, random, delivery);
  await requireAsModelled(world);
  await requireRightCounters(world);
}

async function requireRightCounters({ tx, lessons }: World) {
  const problems = await counterProblemsOf(
    tx,
    lessons.map(({ id }) => id),
  );
  if (problems.length > 0) throw new BrokenLedger(problems.join(", "));
}

async function requireAsModelled(world: World) {
  const rows = await rowsOf(world);
  const promise = brokenPromise(rows);
  if (promise) throw new BrokenLedger(`${promise}: ${JSON.stringify(rows)}`);
  const expected = expectedRows(world);
  if (isDeepStrictEqual(inOrder(rows), inOrder(expected))) return;
  throw new BrokenLedger(`${JSON.stringify(rows)} instead of ${JSON.stringify(expected)}`);
}

const inOrder = (rows: Rows): Rows => ({
  ...rows,
  lots: rows.lots.toSorted((a, b) => a.name.localeCompare(b.name)),
  shown: rows.shown.toSorted(),
  readable: rows.readable.toSorted(),
});

/** What one member pays for, no other reads. */
async function requireNothingForOthers({ tx, shop, lessons, seen }: World) {
  const { readable: read } = await seenBy(tx, shop.otherLearner, lessons);
  const free = lessons.filter((_, number) => seen.free.has(number)).map(({ id }) => id);
  if (!isDeepStrictEqual(read.toSorted(), free.toSorted()))
    throw new BrokenLedger(`another member reads ${read}, not ${free}`);
}
