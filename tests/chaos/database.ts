import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { timeouts } from "../support/timeouts.ts";
import { until } from "../support/until.ts";
import { request } from "./request.ts";

export type Database = ReturnType<typeof openDatabase>;
/** fast: clients are disconnected. immediate: as by a power cut. kill: the system takes the server away. */
export const stopSignals = { fast: "SIGINT", immediate: "SIGQUIT", kill: "SIGKILL" } as const;

/** The sandbox's Postgres, as its owner, and how to stop it. */
export function openDatabase({
  url,
  dataDir,
  supabaseUrl,
}: {
  url: string;
  dataDir: string;
  supabaseUrl: string;
}) {
  const control = `${supabaseUrl}/_sandbox/database`;
  return {
    /** One statement as the owner of the tables, on a connection of its own; rejects while the server is down. */
    async query(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
      const client = new Client({ connectionString: url });
      client.on("error", () => {}); // The query that waits for the lost connection rejects by itself.
      try {
        await client.connect();
        return (await client.query(text, values)).rows;
      } finally {
        await client.end().catch(() => {});
      }
    },
    /** Resolves when the server has gone. */
    async end(how: keyof typeof stopSignals): Promise<void> {
      const pidFile = await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8");
      const pid = Number(pidFile.split("\n")[0]);
      process.kill(pid, stopSignals[how]);
      await until("Postgres to end", () => !isRunning(pid), timeouts.expect);
    },
    async start(): Promise<void> {
      const answer = await request(control, { method: "PUT", body: { running: true } });
      if (answer?.status !== 200) throw new Error(`Postgres does not come back: ${JSON.stringify(answer)}`);
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
