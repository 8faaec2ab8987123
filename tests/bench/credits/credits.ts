import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { startSandbox } from "../../sandbox/index.ts";
import { freePortOffset } from "../../support/free-port-offset.ts";
import { type Runner, race } from "../race.ts";
import { createMember, createScene } from "./scene.ts";

/** Lessons opened in one measurement. */
const times = 480;
/** Of the plain function's lessons per second. */
const leastRatio = 0.5;
/** Of a short ledger's lessons per second, with a long one. */
const leastFlatness = 0.8;
const [short, long] = [10_000, 1_000_000];

type Method = "credits" | "plain";
type Place = { sql: Sql; lessonIds: string[]; rounds: number };

/**
 * Opens lessons with credits beside a plain function that subtracts from a balance and inserts the purchase, over one
 * and over sixteen connections, each for a member of its own; then for a member with a short ledger beside one with a
 * long one. Prints lessons per second. @returns what is too slow
 */
export async function benchCredits(rounds: number): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "lectern-bench-"));
  const sandbox = await startSandbox({
    dataDir: join(folder, "sandbox"),
    portOffset: await freePortOffset(),
  });
  const sql = postgres(sandbox.databaseUrl, { max: 16, onnotice: () => {} });
  try {
    const place = { sql, lessonIds: await createScene(sql, rounds * times), rounds };
    console.log("| connections | with credits | plain | ratio |\n| --- | --- | --- | --- |");
    const faults = [await compareWithPlain(place, 1), await compareWithPlain(place, 16)];
    return [...faults, await compareLedgers(place)].flat();
  } finally {
    await sql.end({ timeout: 5 });
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareWithPlain({ sql, lessonIds, rounds }: Place, connections: number): Promise<string[]> {
  const entrant = (method: Method) => ({
    name: method,
    createRunners: async () => {
      const members = await Promise.all(Array.from({ length: connections }, () => createMember(sql)));
      return members.map((memberId) => openEach(sql, method, memberId, lessonIds));
    },
  });
  const speedOf = await race([entrant("credits"), entrant("plain")], { times, rounds });
  const [credits, plain] = [speedOf("credits"), speedOf("plain")];
  const ratio = credits / plain;
  console.log(`| ${connections} | ${credits.toFixed(0)} | ${plain.toFixed(0)} | ${ratio.toFixed(2)} |`);
  return ratio >= leastRatio ? [] : [`${connections} connections: ${ratio.toFixed(2)}, not ${leastRatio}`];
}

async function compareLedgers({ sql, lessonIds, rounds }: Place): Promise<string[]> {
  const entrant = async (name: string, entries: number) => {
    const run = openEach(sql, "credits", await createMember(sql, entries), lessonIds);
    return { name, createRunners: async () => [run] };
  };
  const entrants = [await entrant("short", short), await entrant("long", long)];
  await sql`analyze`;
  const speedOf = await race(entrants, { times, rounds });
  const flatness = speedOf("long") / speedOf("short");
  console.log("\n| ledger entries of the member | with credits |\n| --- | --- |");
  console.log(`| ${short} | ${speedOf("short").toFixed(0)} |\n| ${long} | ${speedOf("long").toFixed(0)} |`);
  return flatness >= leastFlatness ? [] : [`a long ledger: ${flatness.toFixed(2)}, not ${leastFlatness}`];
}

/** Opens the next of the lessons, with each call. */
function openEach(sql: Sql, method: Method, memberId: string, lessonIds: string[]): Runner {
  const lessons = lessonIds.values();
  return async () => {
    const { value: lessonId } = lessons.next();
    if (!lessonId) throw new Error("There are too few lessons.");
    if (method === "plain") await sql`select bench.open_lesson(${memberId}, ${lessonId})`;
    else await redeem(sql, memberId, lessonId);
  };
}

async function redeem(sql: Sql, memberId: string, lessonId: string): Promise<void> {
  const [row] = await sql<{ outcome: string }[]>`
    select public.redeem_lesson(${memberId}, ${lessonId}, ${randomUUID()}, 10, false) ->> 'outcome' as outcome`;
  if (row?.outcome !== "redeemed") throw new Error(`A lesson was not opened: ${row?.outcome}.`);
}
