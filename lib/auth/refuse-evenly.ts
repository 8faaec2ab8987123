import { setTimeout as wait } from "node:timers/promises";
import type { AccountOutcome } from "@/lib/auth/outcome";

/** More than Auth usually needs to compare a password. */
const stepMs = 500;

/**
 * Lets a refusal take whole steps: Auth compares a password only where there is an account, so its own time tells
 * whether there is one.
 */
export async function refuseEvenly(signIn: () => Promise<AccountOutcome>): Promise<AccountOutcome> {
  const began = performance.now();
  const outcome = await signIn();
  if (!outcome.ok) await wait(msToNextStep(performance.now() - began));
  return outcome;
}

export const msToNextStep = (elapsedMs: number): number => stepMs - (elapsedMs % stepMs);
