import postgres from "postgres";
import { BrokenLedger } from "../credits.ts";
import type { Tx } from "../database.ts";
import { withSavepoint } from "./shop-rows.ts";

/** Lets things happen. @throws BrokenLedger where the rows are not what the model says. */
export type Check = (tx: Tx) => Promise<void>;

/** Whether one of the histories, tried one after the other, notices that something is wrong. */
export async function isShown(tx: Tx, histories: Check[]): Promise<boolean> {
  for (const check of histories) if (await withSavepoint(tx, (inner) => isBroken(inner, check))) return true;
  return false;
}

async function isBroken(tx: Tx, check: Check): Promise<boolean> {
  try {
    await check(tx);
    return false;
  } catch (error) {
    if (error instanceof BrokenLedger) return true;
    // A constraint, or the shop's own check that lots and balance agree (data_corrupted).
    if (error instanceof postgres.PostgresError && /^23|^XX001/.test(error.code)) return true;
    throw error;
  }
}

/** Mutants of one function wait for each other: those of different ones stand side by side. */
export function inTurns<Target extends { target: string }>(mutants: Target[]): Target[] {
  const byTarget = [...Map.groupBy(mutants, ({ target }) => target).values()];
  const most = Math.max(...byTarget.map(({ length }) => length));
  return Array.from({ length: most }, (_, turn) => byTarget.flatMap((own) => own[turn] ?? [])).flat();
}
