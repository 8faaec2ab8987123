import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runChaos } from "./chaos/index.ts";
import { startSandbox } from "./sandbox/index.ts";
import { checkAdvisors, checkDatabaseTypes } from "./support/database-checks.ts";
import { freePortOffset } from "./support/free-port-offset.ts";
import { startShop } from "./support/http/shop.ts";
import { type Counts, command, playwright, step, total, vitest, type Work } from "./support/steps.ts";

/**
 * `npm test` runs everything, from a bare clone, on ports and data of its own, and leaves nothing running.
 * `npm run check` (the argument "check") is the part before a production build, for each commit.
 */
const checkOnly = process.argv.includes("check");
const folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
const stops: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
const results: Counts[] = [];
const run = async (name: string, work: Work) => results.push(await step(name, work));

process.once("SIGINT", () => finish(130));
process.once("SIGTERM", () => finish(143));

await run("format and lint", () =>
  command("biome", ["ci", ...(process.stdout.isTTY ? [] : ["--colors=off"]), "."]),
);
await run("types of the routes", () => command("next", ["typegen"]));
await Promise.all([
  run("types", () => command("tsc", ["--noEmit"])),
  run("layers", () => command("depcruise", ["app", "components", "lib", "types", "*.ts"])),
  run("unit tests", () => vitest("unit", folder)),
]);

let env: Record<string, string> = {};
await run("start the sandbox", async () => {
  const portOffset = await freePortOffset();
  const sandbox = await startSandbox({ dataDir: join(folder, "sandbox"), portOffset });
  stops.push(sandbox.stop);
  env = { ...sandbox.env };
});
if (env.DATABASE_URL) {
  const databaseUrl = env.DATABASE_URL;
  await run("generated types are current", () => checkDatabaseTypes(databaseUrl, folder));
  await run("Supabase's security and performance advisors", () => checkAdvisors(databaseUrl, folder));
  await run("database tests", () => vitest("database", folder, env));
  if (!checkOnly) await runAgainstTheShop();
}
await finish();

async function runAgainstTheShop() {
  await run("production build", () => command("next", ["build"]));
  await run("start the shop", async () => {
    const shop = await startShop(env, join(folder, "shop.log"));
    stops.push(shop.stop);
    env.LECTERN_SHOP_LOG = shop.logFile;
  });
  if (!env.LECTERN_SHOP_LOG) return;
  // They mostly wait, each for a sandbox of its own; the longest go on beside the browser tests.
  const isolated = run("API tests on a sandbox of their own", () => vitest("isolated", folder));
  await Promise.all([
    run("API tests", () => vitest("api", folder, env)),
    run("kill test", async () => {
      const { passes } = await runChaos({ seconds: 30, seed: 2026, onStop: (stop) => stops.push(stop) });
      if (passes > 1) throw new Error(`The reconciler needed ${passes} passes where one must do.`);
    }),
  ]);
  await Promise.all([isolated, run("browser tests", () => playwright(folder, env))]);
}

async function finish(code?: number): Promise<never> {
  for (const stop of stops.splice(0).reverse()) await stop();
  const { passed, failed, failures = [] } = total(results);
  for (const failure of failures) console.log(`\n✗ ${failure}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(code ?? (failed > 0 ? 1 : 0));
}
