import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { z } from "zod";
import { runCommand } from "../sandbox/command.ts";
import { differences } from "./compare.ts";
import { type FaultOptions, injectFaults } from "./fault-injection.ts";
import { liveAsLearner } from "./learner.ts";
import { mailDifferences, sendAllMails } from "./mails.ts";
import type { Person } from "./people.ts";
import { createPrng } from "./prng.ts";
import { letTimePass, reconcileAll, refundStuckDuplicates, replayEverything, stopFaults } from "./quiet.ts";
import { readShopBooks, type ShopBooks } from "./shop-books.ts";
import { createWorld, feeBasisPoints, type World } from "./world.ts";

type Options = Partial<FaultOptions> & {
  /** How long things break; the quiet after it comes on top. */
  seconds: number;
  /** The same seed makes the same plan, as far as timing allows. */
  seed: number;
  onProgress?: (line: string) => void;
  /** Receives a function that stops everything before the end. */
  onStop?: (stop: () => Promise<void>) => void;
};

/**
 * The kill test. Learners buy, creators and banks reverse payments, while the shop's process is killed, Postgres is
 * stopped under it, Stripe's API breaks and webhooks are lost, doubled and shuffled. Then quiet, one pass of the
 * reconciler, and the shop's rows must be what Stripe's own books say, to the cent, and everybody must have been told
 * by mail; and still, after every webhook came once more. Needs a production build in .next. Rejects with everything
 * that differs.
 */
export async function runChaos({ seconds, seed, kills = true, ...hooks }: Options) {
  const { onProgress = console.log, onStop = () => {} } = hooks;
  const folder = await mkdtemp(join(tmpdir(), "lectern-chaos-"));
  onProgress(`Kill test, seed ${seed}: ${seconds} s of faults.`);
  const world = await createWorld(folder, createPrng(seed));
  const { counters } = world;
  let isToBeSeen = false;
  const stop = async () => {
    await world.stop();
    if (!isToBeSeen) await rm(folder, { recursive: true, force: true });
  };
  onStop(stop);
  try {
    const learners = await runWithFaults(world, { kills }, seconds, onProgress);
    const passes = await quiet(world, onProgress);
    await compare(world, learners);
    await replayEverything(world, world.prng.fork("replay"));
    const purchases = await compare(world, learners);
    await countFinalStates(world);
    onProgress(`${counters.table()}\nThe shop's rows equal Stripe's books for ${purchases} purchases.`);
    return { purchases, passes, kills: counters.of("shop kills"), stops: counters.of("database stops") };
  } catch (error) {
    isToBeSeen = true;
    onProgress(`${counters.table()}\nSeed ${seed}; logs and data are kept in ${folder}.`);
    throw error;
  } finally {
    await stop();
  }
}

const atOnce = 12;

async function runWithFaults(
  world: World,
  faults: FaultOptions,
  seconds: number,
  onProgress: (line: string) => void,
) {
  const started = Date.now();
  const enough = new AbortController();
  const end = setTimeout(() => enough.abort(), seconds * 1000);
  const clock = setInterval(() => {
    onProgress(`[${Math.round((Date.now() - started) / 1000)} s] ${world.counters.line(progressCounters)}`);
  }, 10_000);
  const learners: Person[] = [];
  let count = 0;
  const visitors = Array.from({ length: atOnce }, async () => {
    while (!enough.signal.aborted) {
      const learner = await liveAsLearner(world, `learner-${++count}`);
      if (learner) learners.push(learner);
    }
  });
  const injecting = injectFaults(world, faults, enough.signal).finally(() => stopFaults(world));
  const all = [injecting, ...visitors];
  // A failure ends the faults for all, but all parts end first.
  for (const part of all) part.catch(() => enough.abort());
  const ends = await Promise.allSettled(all);
  clearInterval(clock);
  clearTimeout(end);
  for (const part of ends) if (part.status === "rejected") throw part.reason;
  return learners;
}

const progressCounters = [
  ...["learners", "checkouts", "paid", "opening with credits: 200", "refunds asked for", "disputes"],
  ...["shop kills", "database stops"],
];

async function quiet(world: World, onProgress: (line: string) => void): Promise<number> {
  onProgress("Quiet. Days pass.");
  await stopFaults(world);
  await letTimePass(world, world.prng.fork("days"));
  const passes = await reconcileAll(world);
  onProgress(
    passes === 1 ? "One pass of the reconciler." : `${passes} passes of the reconciler, each to its budget.`,
  );
  await refundStuckDuplicates(world);
  return passes;
}

/** How many purchases were compared; rejects with what differs. */
async function compare(world: World, learners: Person[]): Promise<number> {
  const { stripe, database } = world;
  await sendAllMails(world);
  const shop = await readShopBooks(database);
  const books = { sessions: await stripe.sessions(), payments: await stripe.payments() };
  const found = [...world.violations, ...differences(shop, books, world.told, feeBasisPoints)];
  found.push(...(await accessDifferences(shop, learners)), ...(await webhookDifferences(world)));
  found.push(...(await mailDifferences(world, shop, books)));
  if (found.length > 0) throw new Error(`The shop differs from Stripe's books:\n${found.join("\n")}`);
  return shop.purchases.length;
}

async function countFinalStates({ database, counters }: World): Promise<void> {
  const { purchases, requests, credits, coupons } = await readShopBooks(database);
  for (const { code, uses } of coupons) counters.add(`in the end: uses of ${code}`, uses);
  for (const { status } of credits.openings) counters.add(`in the end: opening with credits ${status}`);
  counters.add(
    "in the end: members who owe credits",
    credits.accounts.filter(({ balance }) => balance < 0).length,
  );
  for (const { status } of purchases) counters.add(`in the end: purchase ${status}`);
  for (const { state, automatic } of requests)
    counters.add(`in the end: refund request ${state}${automatic ? ", of a duplicate payment" : ""}`);
}

/** Whether the lesson itself opens to those who own it, and to no one else. */
async function accessDifferences({ purchases, credits }: ShopBooks, learners: Person[]): Promise<string[]> {
  const found: string[] = [];
  for (const [learner, own] of Map.groupBy([...purchases, ...credits.openings], (row) => row.learner)) {
    for (const [lesson, rows] of Map.groupBy(own, (row) => row.lesson)) {
      if (lesson === null) continue;
      const wanted = rows.some(({ access }) => access);
      const answer = await learners.find(({ id }) => id === learner)?.ask(`/api/lessons/${lesson}/access`);
      if (answer && !isDeepStrictEqual(accessAnswer.safeParse(answer.json).data, { hasAccess: wanted }))
        found.push(`learner ${learner}, lesson ${lesson}: the shop says ${JSON.stringify(answer.json)}`);
    }
  }
  return found;
}

const accessAnswer = z.object({ hasAccess: z.boolean() });

/** A webhook is recorded, or answered with a status that makes Stripe retry. */
async function webhookDifferences({ stripe }: World): Promise<string[]> {
  const deliveries = await stripe.deliveries();
  return deliveries.flatMap(({ id, type, attempts }) => {
    const odd = attempts.filter(({ status }) => status !== null && status !== 200 && status !== 503);
    return odd.map(({ status }) => `webhook ${id} (${type}) was answered with ${status}`);
  });
}

if (import.meta.main) {
  await runCommand(async (stopped) => {
    const { values } = parseArgs({
      options: {
        minutes: { type: "string", default: "1" },
        seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
        "no-kills": { type: "boolean", default: false },
      },
    });
    let stop = async () => {};
    const onStop = (how: typeof stop) => {
      stop = how;
    };
    const plan = { seconds: Number(values.minutes) * 60, seed: Number(values.seed) };
    await Promise.race([runChaos({ ...plan, kills: !values["no-kills"], onStop }), stopped]);
    await stop();
  });
}
