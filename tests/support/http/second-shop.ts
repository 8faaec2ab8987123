import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { timeouts } from "../timeouts.ts";
import { shopCommand, startShop } from "./shop.ts";

type Changes = Record<string, string | undefined>;

/** Another process of the shop on the same sandbox, with some of its settings changed, on a free port. */
export async function startSecondShop(changes: Changes = {}, mode?: "start" | "dev", readyPath?: string) {
  const folder = await mkdtemp(join(tmpdir(), "lectern-shop-"));
  const logFile = join(folder, "shop.log");
  const remove = () => rm(folder, { recursive: true, force: true });
  const env = settings({ PORT: String(await freePort()), ...changes });
  const shop = await startShop(env, logFile, mode, readyPath).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const readLog = () => readFile(logFile, "utf8");
  return { ...shop, readLog, stop: () => shop.stop().then(remove) };
}

/** Settings of a shop whose clock is wrong by so many seconds. */
export const wrongClock = (seconds: number): Changes => ({
  NODE_OPTIONS: `--import=${new URL("./shifted-clock.ts", import.meta.url).href}`,
  CLOCK_SHIFT_SECONDS: String(seconds),
});

/** Starts the shop with settings that it must refuse: what it said, and its exit status. */
export async function startToFail(changes: Changes): Promise<{ code: number | null; said: string }> {
  const env = settings({ PORT: String(await freePort()), ...changes });
  const child = spawn(...shopCommand("start", env), {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      NODE_ENV: "production",
      ...env,
    },
  });
  const killTimer = setTimeout(() => child.kill("SIGKILL"), timeouts.start);
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  clearTimeout(killTimer);
  return { code, said };
}

/** The settings of the shop under test, with changes; undefined takes one away. */
function settings(changes: Changes): Record<string, string> {
  const names = [
    "NEXT_PUBLIC_SUPABASE_URL",
    "NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY",
    "SUPABASE_SECRET_KEY",
    "STRIPE_SECRET_KEY",
    "STRIPE_WEBHOOK_SECRET",
    "STRIPE_API_BASE",
    "NEXT_PUBLIC_SITE_URL",
    "CRON_SECRET",
    "PLATFORM_FEE_PERCENT",
  ];
  const wanted = { ...Object.fromEntries(names.map((name) => [name, process.env[name]])), ...changes };
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** A free port. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
