import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runChaos } from "./chaos/index.ts";
import { startSandbox } from "./sandbox/index.ts";
import { checkAdvisors, checkDatabaseTypes } from "./support/database-checks.ts";
import { freePortOffset } from "./support/free-port-offset.ts";
import { startShop } from "./support/http/shop.ts";
import { command, stopCommands } from "./support/runner/command.ts";
import { causesLast } from "./support/runner/counts.ts";
import { cpuSeconds } from "./support/runner/cpu.ts";
import { runPlan, type Step } from "./support/runner/plan.ts";
import { noBrowserTestRun, playwright } from "./support/runner/playwright.ts";
import { notRun, vitest } from "./support/runner/vitest.ts";
import { timeouts } from "./support/timeouts.ts";

/**
 * `npm test` runs everything but the deep tests, from a bare clone, on ports and data of its own, and leaves nothing
 * running. `npm run check` (the argument "check") is the part before a production build. `npm run test:deep` (the
 * argument "deep") takes more seeds, rounds and time, and the API tests meet plain `next start`.
 */
const mode = process.argv[2] ?? "all";
const folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
// Shared by all processes: compiling its modules takes a fifth of a shop's start.
process.env.NODE_COMPILE_CACHE = join(folder, "compiled");
const env: Record<string, string> = mode === "deep" ? { LECTERN_DEEP: "1", LECTERN_SERVER: "next" } : {};

const checks: Step[] = [
  {
    name: "format and lint",
    run: () => command("biome", ["ci", ...(process.stdout.isTTY ? [] : ["--colors=off"]), "."]),
  },
  { name: "route types", run: () => command("next", ["typegen"]) },
  { name: "types", run: () => command("tsc", ["--noEmit"]) },
  { name: "layers", run: () => command("depcruise", ["app", "components", "lib", "types", "*.ts"]) },
  tests("unit"),
];

const sandbox: Step = {
  name: "sandbox",
  run: async () => {
    const portOffset = await freePortOffset();
    const sandbox = await startSandbox({ dataDir: join(folder, "sandbox"), portOffset, sampleSales: true });
    stops.push(sandbox.stop);
    Object.assign(env, sandbox.env);
  },
};

// One after the other: what a query costs is counted while nothing else writes.
const databaseTests = [tests("cost", ["sandbox"]), tests("database", ["sandbox"])];

const database: Step[] = [
  {
    name: "generated types are current",
    needs: ["sandbox"],
    run: () => checkDatabaseTypes(env.DATABASE_URL ?? "", folder),
  },
  {
    name: "Supabase's security and performance advisors",
    needs: ["sandbox"],
    run: () => checkAdvisors(env.DATABASE_URL ?? "", folder),
  },
  ...databaseTests,
];

const shop: Step[] = [
  { name: "production build", run: () => command("next", ["build"]) },
  {
    name: "shop",
    needs: ["sandbox", "production build"],
    run: async () => {
      const patient = { ...env, SUPABASE_TIMEOUT_MS: String(timeouts.expect) };
      const shop = await startShop(patient, join(folder, "shop.log"));
      stops.push(shop.stop);
      env.LECTERN_SHOP_LOG = shop.logFile;
    },
  },
  tests("api", ["shop"]),
  // Mostly waits, each file for a sandbox of its own.
  { ...tests("isolated", ["production build"]), after: ["shop"] },
];

const killTest: Step = {
  name: "kill test",
  needs: ["production build"],
  after: ["api tests", "isolated tests"],
  run: async () => {
    const { passes } = await runChaos({ seconds: 150, seed: 7, onStop: (stop) => stops.push(stop) });
    if (passes > 1) throw new Error(`The reconciler needed ${passes} passes where one must do.`);
  },
};

const plans: Record<string, Step[]> = {
  check: [...checks, sandbox, ...database],
  // The production build checks types, too.
  all: [
    ...checks.filter(({ name }) => name !== "types"),
    sandbox,
    ...database,
    ...shop,
    { ...browserTests("desktop", "phone"), after: ["api tests", "isolated tests"] },
    browserTests("isolated"),
  ],
  deep: [sandbox, ...databaseTests, ...shop, killTest, browserTests("deep", "deep-rows")],
};

const interrupt = Promise.withResolvers<number>();
process.once("SIGINT", () => interrupt.resolve(130));
process.once("SIGTERM", () => interrupt.resolve(143));

const { passed, failed, failures } = await runPlan(plans[mode] ?? [], interrupt.promise);
await stopCommands();
for (const stop of stops.splice(0).reverse()) await stop();
for (const failure of causesLast(failures)) console.log(`\n✗ ${failure}`);
const cpu = cpuSeconds();
if (cpu !== null) console.log(`\n${cpu.toFixed(0)} CPU-seconds`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(await Promise.race([interrupt.promise, failed > 0 || passed === 0 ? 1 : 0]));

function tests(project: string, needs: string[] = []): Step {
  return {
    name: `${project} tests`,
    needs,
    run: () => vitest(project, folder, env),
    notRun: () => notRun(project, env),
  };
}

function browserTests(...projects: string[]): Step {
  return {
    name: `browser tests: ${projects.join(", ")}`,
    needs: ["shop"],
    run: () => playwright(projects, folder, env),
    notRun: () => noBrowserTestRun(projects, env),
  };
}
