import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "../../sandbox/index.ts";
import { freePortOffset } from "../free-port-offset.ts";
import { command } from "../runner/command.ts";
import { startShop } from "./shop.ts";

/**
 * Builds the shop as for production and runs it on a sandbox of its own while `work` lasts; leaves nothing running.
 * `prepare` adds SQL functions: the sandbox's Supabase knows those that were there when it started. `changes` are of
 * the shop's settings.
 */
export async function withBuiltShop(
  work: (shop: { url: string; folder: string; logFile: string }) => Promise<void>,
  prepare?: (databaseUrl: string) => Promise<void>,
  changes: Record<string, string> = {},
) {
  await command("next", ["build"]);
  const folder = await mkdtemp(join(tmpdir(), "lectern-measure-"));
  const stops: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const stopPart of stops.splice(0).reverse()) await stopPart();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => stop().then(() => process.exit(130)));
  try {
    const portOffset = await freePortOffset();
    const options = { dataDir: join(folder, "sandbox"), portOffset, sampleSales: true };
    let sandbox = await startSandbox(options);
    stops.push(() => sandbox.stop());
    if (prepare) {
      await prepare(sandbox.databaseUrl);
      await sandbox.stop();
      sandbox = await startSandbox(options);
    }
    Object.assign(process.env, sandbox.env);
    const shop = await startShop({ ...sandbox.env, ...changes }, join(folder, "shop.log"));
    stops.push(shop.stop);
    await work({ url: shop.url, folder, logFile: shop.logFile });
  } finally {
    await stop();
  }
}
