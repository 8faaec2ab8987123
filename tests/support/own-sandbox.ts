import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { parseEnv } from "node:util";
import type { TestProject } from "vitest/node";
import { projectDir } from "../sandbox/config.ts";
import { freePortOffset } from "./free-port-offset.ts";
import { startShop } from "./http/shop.ts";
import { timeouts } from "./timeouts.ts";
import { until } from "./until.ts";

type Env = Record<string, string>;

declare module "vitest" {
  interface ProvidedContext {
    ownSandbox: Env;
  }
}

/** Starts a sandbox and a shop for the tests that let days pass, take Stripe away, or reconcile the whole shop. */
export default async function startOwnSandbox(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "lectern-own-"));
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const stopPart of stops.splice(0).reverse()) await stopPart();
  };
  try {
    const sandbox = await startSandbox(join(folder, "sandbox"));
    stops.push(sandbox.stop);
    // A busy machine deletes a hundred files in more than the five seconds that the shop waits by default.
    const env = { ...sandbox.env, SUPABASE_TIMEOUT_MS: String(timeouts.expect) };
    const shop = await startShop(env, join(folder, "shop.log"));
    stops.push(shop.stop);
    project.provide("ownSandbox", { ...sandbox.env, LECTERN_SHOP_LOG: shop.logFile });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A process of its own: vitest's loader cannot run the sandbox. */
async function startSandbox(dataDir: string): Promise<{ env: Env; stop(): Promise<unknown> }> {
  const script = join(projectDir, "tests", "sandbox", "index.ts");
  const args = [script, "--no-sales", "--data", dataDir, "--port-offset", String(await freePortOffset())];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  const ended = Promise.all([once(child, "exit"), text(child.stderr)]);
  const stop = () => {
    child.kill("SIGINT");
    return ended;
  };
  const env = await until(
    "the sandbox",
    () => readEnv(child.exitCode === null, dataDir, ended),
    timeouts.start,
  );
  return { env, stop };
}

async function readEnv(isRunning: boolean, dataDir: string, ended: Promise<[unknown, string]>) {
  if (!isRunning) throw new Error(`The sandbox did not start: ${(await ended)[1]}`);
  const lines = await readFile(join(dataDir, "env"), "utf8").catch(() => null);
  return lines === null ? null : definedOnly(parseEnv(lines));
}

const definedOnly = (env: NodeJS.Dict<string>): Env =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
