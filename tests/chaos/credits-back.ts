import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Person } from "./people.ts";
import type { Prng } from "./prng.ts";
import { insist } from "./request.ts";
import type { World } from "./world.ts";

const answered = z.object({ outcome: z.string(), lotId: z.int().optional() });

/** What the shop's server asks the database, repeated until it has answered. */
async function call({ database, insisting, counters }: World, query: string, values: unknown[]) {
  const attempt = () =>
    database.query(`select public.${query} as answer`, values).then(
      ([row]) => ({ status: 200, json: row?.answer }),
      () => null,
    );
  const answer = answered.parse((await insist(attempt, insisting))?.json);
  counters.add(`${query.split("(")[0]}: ${answer.outcome}`);
  return answer;
}

/** An operator grants credits, and now and then takes them back, which only works while none is spent. */
export async function grantCredits(world: World, learner: Person, prng: Prng): Promise<void> {
  const credits = 1 + prng.below(1500);
  const values = [world.operator.id, learner.id, credits, randomUUID()];
  const answer = await call(world, "grant_credits($1, 'aal2', $2, $3, 'Kill test', $4)", values);
  if (answer.outcome !== "granted")
    throw new Error(`A grant of credits was answered with ${answer.outcome}.`);
  const grant = { learner: learner.id, credits, isWithdrawn: false };
  world.told.grants.set(String(answer.lotId), grant);
  if (prng.chance(0.7)) return;
  const withdrawal = [world.operator.id, answer.lotId];
  const { outcome } = await call(world, "withdraw_grant($1, 'aal2', $2, 'Kill test')", withdrawal);
  grant.isWithdrawn = outcome === "withdrawn";
}

export async function undo(world: World, learner: Person, purchaseId: string): Promise<void> {
  const { outcome } = await call(world, "undo_redemption($1, $2)", [learner.id, purchaseId]);
  if (outcome === "undone") world.told.returned.add(purchaseId);
}

export async function returnCredits(world: World, creator: Person, purchaseId: string): Promise<void> {
  const { outcome } = await call(world, "return_credits($1, $2, $3)", [creator.id, purchaseId, randomUUID()]);
  if (outcome === "returned") world.told.returned.add(purchaseId);
}
