import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

/** Stops a server that a killed run left behind on this data. */
export async function stopLeftoverPostgres(dataDir: string): Promise<void> {
  const cluster = join(dataDir, "postgres");
  const pidFile = join(cluster, "postmaster.pid");
  const pid = Number((await readFile(pidFile, "utf8").catch(() => "")).split("\n")[0]);
  if (!pid) return;
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    for (let i = 0; i < 100 && (await isServerOf(cluster, pid)); i++) {
      if (i === 0) process.kill(pid, signal);
      await sleep(50);
    }
  }
  // Postgres refuses to start while another process has the recorded pid.
  await rm(pidFile, { force: true });
}

async function isServerOf(cluster: string, pid: number) {
  const fromProc = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
  const command =
    fromProc?.replaceAll("\0", " ") ??
    (await promisify(execFile)("ps", ["-o", "args=", "-p", String(pid)]).then(
      (ps) => ps.stdout,
      () => "",
    ));
  return command.includes(` -D ${cluster} `);
}
