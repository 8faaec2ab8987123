/** Does its thing once. */
export type Runner = () => Promise<void>;
/** `settle` waits for what it has begun and not finished, so that this slows no other. */
type Entrant = { name: string; createRunners: () => Promise<Runner[]>; settle?: () => Promise<void> };

/**
 * By name, how often a second the runners of an entrant do their thing, `times` times in all: the medians of rounds in
 * which all take turns, so that other load on the machine affects all alike.
 */
export async function race(
  entrants: Entrant[],
  { times, rounds }: { times: number; rounds: number },
): Promise<(name: string) => number> {
  const speeds = new Map<string, number[]>(entrants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, createRunners, settle } of entrants) {
      speeds.get(name)?.push(await perSecond(await createRunners(), times));
      await settle?.();
    }
  }
  return (name) => median(speeds.get(name) ?? []);
}

async function perSecond(runners: Runner[], times: number): Promise<number> {
  const started = performance.now();
  const runAll = async (run: Runner) => {
    for (let done = 0; done < times / runners.length; done += 1) await run();
  };
  await Promise.all(runners.map(runAll));
  return (1000 * times) / (performance.now() - started);
}

export const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
