import { spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "../../support/http/second-shop.ts";
import { command } from "../../support/runner/command.ts";
import { until } from "../../support/until.ts";

const dir = join(import.meta.dirname, "../empty-app");

/** Builds the empty page, one with a read of Supabase and the plainest webhook, and serves them by `next start`. */
export async function startEmptyApp(folder: string) {
  await command("next", ["build", dir]);
  const port = await freePort();
  const log = await open(join(folder, "empty.log"), "a");
  const child = spawn("next", ["start", dir, "--hostname", "127.0.0.1", "--port", String(port)], {
    stdio: ["ignore", log.fd, log.fd],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_PUBLIC_SUPABASE_URL: process.env.NEXT_PUBLIC_SUPABASE_URL,
      NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: process.env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
      SUPABASE_SECRET_KEY: process.env.SUPABASE_SECRET_KEY,
    },
  });
  const ended = once(child, "exit");
  await log.close();
  const url = `http://localhost:${port}`;
  const isUp = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  await until("the empty page", isUp, 30_000);
  return {
    url,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
