import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = 100;

/**
 * CPU seconds, user and system, of this process and of all its descendants, the ended ones included, as far as their
 * parents waited for them. Null where there is no /proc.
 */
export function cpuSeconds(root = process.pid): number | null {
  const stats = readStats();
  if (!stats.has(root)) return null;
  const children = Map.groupBy(stats.entries(), ([, { parent }]) => parent);
  const sum = (pid: number): number =>
    (stats.get(pid)?.ticks ?? 0) +
    (children.get(pid) ?? []).reduce((total, [child]) => total + sum(child), 0);
  return sum(root) / ticksPerSecond;
}

function readStats(): Map<number, { parent: number; ticks: number }> {
  const stats = new Map<number, { parent: number; ticks: number }>();
  for (const pid of listProcesses()) {
    const stat = readStat(pid);
    if (stat) stats.set(pid, stat);
  }
  return stats;
}

function listProcesses(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/**
 * See proc(5): after the command in parentheses come state, ppid, … utime, stime, cutime, cstime as fields 14 to 17.
 */
function readStat(pid: number): { parent: number; ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const ticks = fields.slice(11, 15).reduce((total, field) => total + Number(field), 0);
    return { parent: Number(fields[1]), ticks };
  } catch {
    return null; // It ended between the listing and the reading.
  }
}
