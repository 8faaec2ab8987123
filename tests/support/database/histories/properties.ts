import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { seededRandom } from "../../prng.ts";
import { counterProblemsOf } from "../counter-problems.ts";
import type { Tx } from "../database.ts";
import { calendarOf } from "./calendars.ts";
import { type Earned, expectedChanges, expectedEarnings } from "./earnings-model.ts";
import { earningsRows, expectedRollups } from "./earnings-rows.ts";
import { expectedOutcome, expectedSales, type Sale } from "./shop-model.ts";
import { recordFacts, recordFactsAndFold, rowsOf, type Seen, withSavepoint } from "./shop-rows.ts";
import type { World } from "./shop-world.ts";
import { type Choices, details, historyOf, type Update } from "./stripe-history.ts";

/**
 * Tells one history in three ways: as it was; shuffled and with repetitions, the earnings folded midway; and, after a
 * part of it was lost in a crash, backwards. Rejects unless the rows follow the model at every step and end the same,
 * byte for byte.
 */
export async function checkHistory(tx: Tx, world: World, choices: Choices): Promise<void> {
  const updates = historyOf(choices, world.purchases, world.tag);
  await tx`update public.creator_settings set time_zone = ${calendarOf(choices.shuffle).zone}
    where creator_id = ${world.creatorId}`;
  const random = seededRandom(choices.shuffle);
  const repeated = shuffled([...updates, ...updates.filter(() => random() < 0.25)], random);
  const lost = shuffled(updates, random).slice(0, Math.ceil(updates.length / 3));
  const inOrder = await withSavepoint(tx, (inner) => finalRowsOf(inner, world, updates, updates));
  const inDisorder = await withSavepoint(tx, (inner) =>
    finalRowsOf(inner, world, updates, repeated, recordFactsAndFold),
  );
  const afterCrash = await withSavepoint(tx, async (inner) => {
    await withSavepoint(inner, (crashing) => recordFacts(crashing, world, lost));
    return finalRowsOf(inner, world, updates, updates.toReversed());
  });
  const finalRows = new Set([inOrder, inDisorder, afterCrash]);
  if (finalRows.size > 1)
    throw new BrokenProperty(`The order decides:\n${[...finalRows].join("\n")}`, updates);
}

/** A property does not hold, and what was recorded until then. */
export class BrokenProperty extends Error {
  constructor(problem: string, delivered: Update[]) {
    super(`${problem}\nafter\n${details(delivered)}`);
  }
}

/** Records the part `delivered` of the history `updates`, checks each step, and returns the final rows. */
export async function finalRowsOf(
  tx: Tx,
  world: World,
  updates: Update[],
  delivered: Update[],
  record = recordFacts,
): Promise<string> {
  const seen = await record(tx, world, delivered);
  seen.forEach((now, index) => {
    const problem =
      unlikeModel(world, updates, delivered.slice(0, index + 1), now) ??
      brokenPromise(world, now.sales, seen[index - 1]?.sales ?? []);
    if (problem) throw new BrokenProperty(problem, delivered.slice(0, index + 1));
  });
  const rows = await rowsOf(tx, world);
  const [miscounted] = await counterProblemsOf(tx, world.lessonIds);
  const problem = lostUpdate(rows, updates) ?? wrongDay(rows, world, updates) ?? miscounted;
  if (problem) throw new BrokenProperty(problem, delivered);
  return rows;
}

/** The model knows what was delivered so far, each update once and in the order in which it became true. */
function unlikeModel(world: World, updates: Update[], delivered: Update[], now: Seen): string | null {
  const known = updates.filter((update) => delivered.includes(update));
  const sales = expectedSales(world.purchases, known);
  const last = delivered.at(-1);
  const outcome = last && expectedOutcome(last, known);
  const expected = { outcome, sales, earnings: expectedEarnings(world.purchases, sales) };
  const kept = now.outcome === "recorded" || now.outcome === "unchanged";
  const found = { ...now, outcome: kept ? "kept" : now.outcome };
  if (isDeepStrictEqual(found, expected)) return null;
  return `expected ${differences(expected, found)}\nfound    ${differences(found, expected)}`;
}

/** What one has and the other has not, the purchases by their number. */
function differences(one: ObservedState, other: ObservedState): string {
  const sales = one.sales.flatMap((sale, index) =>
    isDeepStrictEqual(sale, other.sales[index]) ? [] : { purchase: index, ...sale },
  );
  const { outcome, earnings } = one;
  return JSON.stringify({
    outcome,
    sales,
    earnings: isDeepStrictEqual(earnings, other.earnings) ? "alike" : earnings,
  });
}

type ObservedState = { outcome: string | undefined; sales: Sale[]; earnings: Earned[] };

/** What must never be, whatever the model says. */
function brokenPromise({ purchases }: World, now: Sale[], before: Sale[]): string | null {
  const open = new Set<string>();
  for (const [index, { status, access, paid, refunded, disputed, paidAt }] of now.entries()) {
    const { learner, lesson, amount } = purchases[index] ?? { learner: "", lesson: "", amount: 0 };
    if (refunded + disputed > paid || paid > amount) return `more went back than came: ${status}`;
    if (before[index]?.paidAt && !paidAt) return `settled became unsettled: ${status}`;
    if (!access) continue;
    if (!paidAt || refunded > paid || disputed > 0) return `access without a payment: ${status}`;
    if (open.has(`${learner} ${lesson}`)) return "a lesson is owned twice";
    open.add(`${learner} ${lesson}`);
  }
  return null;
}

const claims = z.array(z.object({ id: z.string(), status: z.string() })).nullable();
const sessionSteps = z.array(z.object({ id: z.string(), unpaid_step: z.string().nullable() })).nullable();
const claimRows = z.object({ refunds: claims, disputes: claims, sessions: sessionSteps });
// Two updates of one rank: within one second no one can tell which came first, and both count alike.
const sayable = (status: string | null) => (status === "requires_action" ? "pending" : (status ?? "unknown"));

/** Of each refund and dispute the last update must be kept, and of each session what its payment last waited for. */
function lostUpdate(rows: string, updates: Update[]): string | null {
  const { refunds, disputes, sessions } = claimRows.parse(JSON.parse(rows));
  const kept = new Map(
    [...(refunds ?? []), ...(disputes ?? [])].map(({ id, status }) => [id, sayable(status)]),
  );
  for (const { id, unpaid_step } of sessions ?? []) if (unpaid_step) kept.set(id, unpaid_step);
  const said = new Map<string, string>();
  for (const { truth, fact } of updates) {
    if (truth.kind !== "session") {
      if (truth.payment) said.set(truth.id, sayable(truth.status));
    } else if (truth.step && truth.disguise === null && fact.type === null) said.set(truth.id, truth.step);
  }
  return isDeepStrictEqual(kept, said) ? null : `kept ${json(kept)}, the last updates were ${json(said)}`;
}

/** Each sale and reversal must be counted on its day, with its lesson, and every sum must add up. */
function wrongDay(rows: string, { creatorId, purchases }: World, updates: Update[]): string | null {
  const { zone, rollups } = earningsRows.parse(JSON.parse(rows));
  const changes = expectedChanges(purchases, expectedSales(purchases, updates), updates);
  const expected = expectedRollups(creatorId, zone, changes);
  if (isDeepStrictEqual(rollups ?? {}, expected)) return null;
  return `by day in ${zone}, expected ${JSON.stringify(expected)}\nfound ${JSON.stringify(rollups)}`;
}

const json = (map: Map<string, string>) => JSON.stringify(Object.fromEntries(map));

/** In an order of chance. */
export function shuffled<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
