import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Creates `dataDir` and locks it for this process. Returns the release function. The lock is SQLite's file lock,
 * which the system releases when the process ends for whatever reason.
 */
export async function lockFolder(dataDir: string): Promise<() => void> {
  const lock = await openLock(dataDir);
  try {
    lock.exec("begin exclusive");
  } catch {
    lock.close();
    throw new Error(`Another sandbox is using ${dataDir}. Stop it, or choose another folder with --data.`);
  }
  return () => lock.close();
}

async function openLock(dataDir: string) {
  try {
    await mkdir(dataDir, { recursive: true });
    return new DatabaseSync(join(dataDir, "lock"));
  } catch {
    throw new Error(`The folder ${dataDir} cannot be written. Choose another with --data.`);
  }
}

export async function emptyFolder(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (name !== "lock") await rm(join(dataDir, name), { recursive: true, force: true });
  }
}
