import { Agent, get } from "node:http";

export type Target = { name: string; url: string; headers: Record<string, string> };
/** `perSecond`: over ten connections. `firstByteMs` and `wholeMs`, to the last byte: over one connection. */
export type Speed = { perSecond: number; firstByteMs: number; wholeMs: number };

const connections = 10;

/**
 * The medians of rounds in which the targets take turns, so that other load on the machine affects all alike.
 * Connections are kept alive; every response is read to its end and must be a 200.
 */
export async function measure(targets: Target[], { ms, rounds }: { ms: number; rounds: number }) {
  const seen = new Map<string, Speed[]>(targets.map(({ name }) => [name, []]));
  for (const target of targets) await load(target, connections, ms);
  for (let round = 0; round < rounds; round += 1) {
    for (const target of targets) {
      const { perSecond } = await load(target, connections, ms);
      const { firstByteMs, wholeMs } = await load(target, 1, ms);
      seen.get(target.name)?.push({ perSecond, firstByteMs, wholeMs });
    }
  }
  const medians = new Map<string, Speed>();
  for (const [name, speeds] of seen) {
    const of = (key: keyof Speed) => median(speeds.map((speed) => speed[key]));
    medians.set(name, { perSecond: of("perSecond"), firstByteMs: of("firstByteMs"), wholeMs: of("wholeMs") });
  }
  return medians;
}

async function load(target: Target, visitors: number, ms: number): Promise<Speed> {
  const agent = new Agent({ keepAlive: true, maxSockets: visitors });
  const visits: Visit[] = [];
  const started = performance.now();
  const visit = async () => {
    while (performance.now() - started < ms) visits.push(await timesOf(target, agent));
  };
  await Promise.all(Array.from({ length: visitors }, visit));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return {
    perSecond: visits.length / seconds,
    firstByteMs: median(visits.map(({ firstByte }) => firstByte)),
    wholeMs: median(visits.map(({ whole }) => whole)),
  };
}

type Visit = { firstByte: number; whole: number };

function timesOf({ url, headers }: Target, agent: Agent): Promise<Visit> {
  return new Promise((resolve, reject) => {
    const asked = performance.now();
    const request = get(url, { agent, headers }, (response) => {
      const firstByte = performance.now() - asked;
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.once("end", () => resolve({ firstByte, whole: performance.now() - asked }));
      response.resume();
    });
    request.once("error", reject);
  });
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
