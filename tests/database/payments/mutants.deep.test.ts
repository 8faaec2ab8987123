import fc from "fast-check";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sql, type Tx, withRollback } from "../../support/database/database.ts";
import { changeFunction } from "../../support/database/histories/mutant.ts";
import { mutantsOfMerging } from "../../support/database/histories/mutants-of-merging.ts";
import { mutantsOfMoney } from "../../support/database/histories/mutants-of-money.ts";
import { mutantsOfStatus } from "../../support/database/histories/mutants-of-status.ts";
import { BrokenProperty, checkHistory } from "../../support/database/histories/properties.ts";
import { installRecorder, withSavepoint } from "../../support/database/histories/shop-rows.ts";
import { createWorld, removeWorld, type World } from "../../support/database/histories/shop-world.ts";
import { type Choices, choices } from "../../support/database/histories/stripe-history.ts";
import type { Topic } from "../../support/database/histories/stripe-moves.ts";

const mutants = [...mutantsOfMerging(), ...mutantsOfStatus(), ...mutantsOfMoney()];
// The numbers of those histories that show the mutants soonest are tried first. They only save time.
const histories = {
  everything: sample("everything", [62, 10, 4, 0, 17, 2, 6]),
  sessions: sample("sessions", [0, 56, 3, 1, 10, 2, 29, 9, 14, 5]),
  refunds: sample("refunds", [6, 24, 5, 21, 7]),
  disputes: sample("disputes", [10, 7, 42, 14, 1, 24, 6, 87, 190]),
};

let world: World;
beforeAll(async () => {
  world = await sql.begin((tx) => createWorld(tx));
});
afterAll(() => sql.begin((tx) => removeWorld(tx, world)));

test("the properties notice nothing when nothing is changed", () =>
  withRollback(async (tx) => {
    await installRecorder(tx);
    const tried = Object.values(histories).flatMap((candidates) => candidates.slice(0, 8));
    for (const history of tried) await checkHistory(tx, world, history);
  })());

test.each(mutants.map((mutant) => [mutant.name, mutant.target, mutant] as const))(
  "the properties notice when %s (%s)",
  (_name, _target, mutant) =>
    withRollback(async (tx) => {
      await installRecorder(tx);
      await changeFunction(tx, mutant);
      expect(await isShown(tx, histories[mutant.topic]), "some history shows it").toBe(true);
    })(),
);

/** The same two hundred histories in every run, the `first` of them in front. */
function sample(topic: Topic, first: number[]): Choices[] {
  const all = fc.sample(choices(topic), { seed: 20261102, numRuns: topic === "disputes" ? 800 : 200 });
  return [
    ...first.flatMap((number) => all[number] ?? []),
    ...all.filter((_, number) => !first.includes(number)),
  ];
}

async function isShown(tx: Tx, candidates: Choices[]): Promise<boolean> {
  for (const history of candidates) {
    if (await withSavepoint(tx, (inner) => isBroken(inner, history))) return true;
  }
  return false;
}

async function isBroken(tx: Tx, history: Choices): Promise<boolean> {
  try {
    await checkHistory(tx, world, history);
    return false;
  } catch (error) {
    // The tables' own constraints may notice first. Any other error would be a mutant that does not run at all.
    if (error instanceof BrokenProperty) return true;
    if (error instanceof postgres.PostgresError && error.code.startsWith("23")) return true;
    throw error;
  }
}
