import postgres from "postgres";
import { expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { checkDraftHistory } from "../../support/database/draft-histories/check.ts";
import { BrokenDraft } from "../../support/database/draft-histories/demands.ts";
import { mutantsOfDrafts } from "../../support/database/draft-histories/mutants-of-drafts.ts";
import { changeFunction } from "../../support/database/histories/mutant.ts";
import { withSavepoint } from "../../support/database/histories/shop-rows.ts";

test.each(mutantsOfDrafts().map((mutant) => [mutant.name, mutant.target, mutant] as const))(
  "the histories of drafts notice when %s (%s)",
  (_name, _target, mutant) =>
    withRollback(async (tx) => {
      await changeFunction(tx, mutant);
      expect(await isShown(tx), "some history shows it").toBe(true);
    })(),
);

async function isShown(tx: Tx): Promise<boolean> {
  for (let seed = 1; seed <= 15; seed++)
    if (await withSavepoint(tx, (inner) => isBroken(inner, seed))) return true;
  return false;
}

async function isBroken(tx: Tx, seed: number): Promise<boolean> {
  try {
    await checkDraftHistory(tx, seed);
    return false;
  } catch (error) {
    if (error instanceof BrokenDraft) return true;
    if (error instanceof postgres.PostgresError && error.code.startsWith("23")) return true;
    throw error;
  }
}
