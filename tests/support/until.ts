import { setTimeout as wait } from "node:timers/promises";
import { timeouts } from "./timeouts.ts";

/**
 * Asks again and again, at growing intervals, until there is an answer (neither undefined, null nor false), for at most
 * `ms`.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  ms = timeouts.expect,
): Promise<T> {
  const deadline = Date.now() + ms;
  for (let pause = 25; ; pause = Math.min(pause * 1.3, 300)) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${ms} ms in vain for ${what}.`);
    await wait(pause);
  }
}
