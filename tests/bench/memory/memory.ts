import { join } from "node:path";
import postgres from "postgres";
import { withBuiltShop } from "../../support/http/built-shop.ts";
import { residentMegabytes } from "../../support/http/memory.ts";
import { freePort } from "../../support/http/second-shop.ts";
import { startShop } from "../../support/http/shop.ts";
import { copyLessons } from "../pages/copy-lessons.ts";
import { createMix } from "./mix.ts";

const connections = 8;
const lessons = 2_000;
/** Between two readings of the memory. */
const step = 1_000;
/** Resident MiB of the process, with a heap for JavaScript of `heapMegabytes`. */
const limit = 600;
const heapMegabytes = 256;
/** At the end, of what it was after half of the requests. */
const growth = 1.1;

/** The memory of one process during so many requests of every kind. @returns what is wrong with it */
export async function benchMemory(requests: number): Promise<string[]> {
  let faults: string[] = [];
  await withBuiltShop(async ({ url, folder }) => {
    await fetch(`${url}/api/jobs/maintenance`, {
      method: "POST",
      headers: { authorization: `Bearer ${process.env.CRON_SECRET}` },
    });
    const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
    const paths = await copyLessons(sql, lessons);
    await sql.end();
    const env = { ...shopEnv(), PORT: String(await freePort()) };
    const shop = await startShop(env, join(folder, "memory.log"));
    try {
      faults = await run(shop, paths, requests);
    } finally {
      await shop.stop();
    }
  });
  return faults;
}

async function run(shop: { url: string; pid: number }, paths: string[], requests: number): Promise<string[]> {
  const mix = await createMix(shop.url, paths);
  const failed: string[] = [];
  const resident: number[] = [];
  console.log("| requests | resident, MiB | a second |\n| --- | --- | --- |");
  for (let sent = 0; sent < requests; sent += step) {
    const started = performance.now();
    let left = step;
    const visit = async () => {
      while (left-- > 0) failed.push(...(await mix()));
    };
    await Promise.all(Array.from({ length: connections }, visit));
    const megabytes = await residentMegabytes(shop.pid);
    resident.push(megabytes);
    const perSecond = step / ((performance.now() - started) / 1000);
    console.log(`| ${sent + step} | ${megabytes.toFixed(0)} | ${perSecond.toFixed(0)} |`);
  }
  return judge(resident, failed);
}

function judge(resident: number[], failed: string[]): string[] {
  const most = Math.max(...resident);
  const middle = resident[Math.floor(resident.length / 2)] ?? Number.NaN;
  const last = resident.at(-1) ?? Number.NaN;
  return [
    ...failed.slice(0, 10),
    ...(failed.length > 0 ? [`${failed.length} requests failed`] : []),
    ...(most <= limit ? [] : [`${most.toFixed(0)} MiB, not ${limit}`]),
    ...(last <= middle * growth
      ? []
      : [`still growing: ${middle.toFixed(0)} MiB, then ${last.toFixed(0)} MiB`]),
  ];
}

const shopEnv = () => ({
  ...Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ),
  NODE_OPTIONS: `--max-old-space-size=${heapMegabytes} --max-semi-space-size=8`,
  // As `npm start`.
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "131072",
  LOG_LEVEL: "warn",
});
