import { type Counts, didNotRun, failedWith, failure, onePassed, total } from "./counts.ts";
import { cpuSeconds } from "./cpu.ts";

export type Step = {
  name: string;
  /** Counts its tests itself, or is worth one. */
  run: () => Promise<Counts> | Promise<void>;
  /** Steps without which this one cannot run. */
  needs?: string[];
  /** Steps that must be over, however they ended. Without it, the step before. */
  after?: string[];
  /** Its tests as failures, for when it cannot run; without it, one failure. */
  notRun?: () => Promise<Counts>;
};

/**
 * Runs steps as soon as those that they need or follow are over, and prints how each went, with the CPU seconds that
 * all processes of the run spent meanwhile. What does not run counts as failed. `interrupted` ends the waiting.
 */
export async function runPlan(
  steps: Step[],
  interrupted: Promise<unknown> = new Promise(() => {}),
): Promise<Counts> {
  const results = new Map<string, Promise<Counts>>();
  let isOver = false;
  for (const [index, step] of steps.entries()) {
    const { needs = [], after = steps.slice(Math.max(index - 1, 0), index).map(({ name }) => name) } = step;
    const resultsOf = (names: string[]) => Promise.all(names.map((name) => resultOf(results, name)));
    const start = async () => {
      const [needed] = await Promise.all([resultsOf(needs), resultsOf(after)]);
      const missing = needs.filter((_, at) => (needed[at]?.failed ?? 0) > 0);
      if (isOver) return failedWith(step.name);
      return missing.length > 0 ? skip(step, missing) : runStep(step);
    };
    const broken = interrupted.then(() => {
      isOver = true;
      return failedWith(failure(step.name, `${didNotRun} to its end: the run was interrupted`));
    });
    results.set(step.name, Promise.race([start(), broken]));
  }
  return total(await Promise.all(results.values()));
}

function resultOf(results: Map<string, Promise<Counts>>, name: string): Promise<Counts> {
  const result = results.get(name);
  if (!result) throw new Error(`No step before is called ${name}.`);
  return result;
}

async function runStep({ name, run }: Step): Promise<Counts> {
  const started = Date.now();
  const cpuBefore = cpuSeconds();
  console.log(`\n▸ ${name} …`);
  const counts = await attempt(name, run);
  const cpuAfter = cpuSeconds();
  const cpu = cpuBefore !== null && cpuAfter !== null ? `, ${(cpuAfter - cpuBefore).toFixed(1)} CPU-s` : "";
  console.log(`${markOf(counts)} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s${cpu})`);
  return counts;
}

const markOf = ({ failed }: Counts) => (failed > 0 ? "✗" : "✓");

async function attempt(name: string, run: Step["run"]): Promise<Counts> {
  try {
    return (await run()) ?? onePassed;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    return failedWith(failure(name, message));
  }
}

async function skip({ name, notRun }: Step, missing: string[]): Promise<Counts> {
  const reason = `${didNotRun}: it needs ${missing.join(", ")}`;
  console.log(`\n✗ ${name} ${reason}`);
  const one = failedWith(failure(name, reason));
  const counts = await notRun?.().catch(() => one);
  return counts && counts.failed > 0 ? counts : one;
}
