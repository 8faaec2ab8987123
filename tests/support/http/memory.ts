import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** The memory that a process holds (its resident set), in megabytes. */
export async function residentMegabytes(pid: number): Promise<number> {
  const kilobytes = process.platform === "linux" ? await fromProc(pid) : await fromPs(pid);
  return Number(kilobytes) / 1024;
}

async function fromProc(pid: number) {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return status.match(/^VmRSS:\s+(\d+)/m)?.[1];
}

async function fromPs(pid: number) {
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
  return stdout.trim();
}
