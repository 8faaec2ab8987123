import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { styleText } from "node:util";
import { readFlags, runCommand } from "./command.ts";
import { projectDir } from "./config.ts";
import type { Sandbox } from "./index.ts";
import { requireFreePort } from "./ports.ts";
import { PUBLISHABLE_KEY } from "./stripe/pages/publishable-key.ts";

const withEmbeddedCheckout = { NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: PUBLISHABLE_KEY };
const envFiles = [".env.development.local", ".env.local", ".env.development", ".env"];

await runCommand(async (stopped) => {
  const flags = readFlags();
  for (const file of envFiles) loadEnvFile(file);
  const ownServices = Boolean(process.env.NEXT_PUBLIC_SUPABASE_URL || process.env.STRIPE_SECRET_KEY);
  const port = ownServices ? Number(process.env.PORT || 3000) : 3000 + flags.portOffset;
  await requireFreePort("the shop", port);
  const sandbox = ownServices ? undefined : await startOwnSandbox(flags);
  const shop = startShop(port, sandbox && { ...sandbox.env, ...withEmbeddedCheckout });
  try {
    const ended = Promise.race([shop.ended, ...(sandbox ? [sandbox.crashed] : [])]);
    const failure = await Promise.race([stopped, ended, waitUntilResponding(port, stopped)]);
    if (failure) throw new Error(failure);
    console.log(summary(port, flags.dataDir, sandbox));
    const scheduler = sandbox && runJobsEveryMinute(port, sandbox.env.CRON_SECRET);
    const laterFailure = await Promise.race([stopped, ended]);
    clearInterval(scheduler);
    if (laterFailure) throw new Error(laterFailure);
  } finally {
    await shop.stop();
    await sandbox?.stop();
  }
});

async function startOwnSandbox(flags: ReturnType<typeof readFlags>) {
  const { startSandbox } = await import("./index.ts");
  return startSandbox({ ...flags, onProgress: (line) => console.log(`${line} …`) });
}

/**
 * Listens on 127.0.0.1 only. The host name is localhost, because URLs that Next.js builds from it must keep
 * cookies.
 */
function startShop(port: number, env: Record<string, string> = {}) {
  const next = fileURLToPath(import.meta.resolve("next/dist/bin/next"));
  const nodeOptions = `${process.env.NODE_OPTIONS ?? ""} --dns-result-order=ipv4first`;
  const child = spawn(process.execPath, [next, "dev", "--hostname", "localhost", "--port", String(port)], {
    cwd: projectDir,
    env: {
      ...process.env,
      ...env,
      NODE_OPTIONS: nodeOptions,
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stdio: "inherit",
  });
  const exit = once(child, "exit");
  return {
    ended: exit.then(() => "The shop (next dev) ended by itself; what it said stands above."),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      await exit;
    },
  };
}

/**
 * Stands in for the production scheduler: picks up what no webhook reported, such as receipts. Retries next
 * minute.
 */
function runJobsEveryMinute(port: number, secret: string) {
  const headers = { authorization: `Bearer ${secret}` };
  const run = (job: string) =>
    fetch(`http://127.0.0.1:${port}/api/jobs/${job}`, { method: "POST", headers }).catch(() => {});
  return setInterval(() => Promise.all(["reconcile", "outbox", "maintenance"].map(run)), 60_000);
}

/** Polls the home page, which also compiles it before the first click. */
async function waitUntilResponding(port: number, stopped: Promise<void>) {
  let waiting = true;
  stopped.then(() => {
    waiting = false;
  });
  while (waiting) {
    const page = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (page) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function summary(port: number, dataDir: string, sandbox: Sandbox | undefined) {
  const line = (name: string, value: string) => `  ${styleText("dim", name.padEnd(9))} ${value}`;
  const shop = line("Shop", styleText("bold", `http://localhost:${port}`));
  if (!sandbox) return `\n${shop}\n  on the Supabase and Stripe that the environment names\n`;
  return [
    "",
    shop,
    line("Learner", "ada@lectern.test, password lectern-demo; has credits, and more at /credits"),
    line("Creator", "ines@lectern.test, password lectern-demo"),
    line("Operator", "olive@lectern.test, password lectern-demo"),
    line("Mail", sandbox.mailUrl),
    line("Stripe", `${sandbox.env.STRIPE_API_BASE}/_sandbox`),
    line("Postgres", sandbox.databaseUrl),
    "",
    `  Data is kept in ${dataDir}; npm run dev -- --fresh deletes it. Ctrl-C stops everything.`,
    "",
  ].join("\n");
}

/** Same precedence as Next.js: the environment first, then the files in order. */
function loadEnvFile(file: string) {
  try {
    process.loadEnvFile(`${projectDir}${file}`);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}
