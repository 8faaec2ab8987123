import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Makes `dataDir` and takes it for this process alone. Returns how to let go. The lock is SQLite's lock of a file,
 * which the system releases however the process ends: a killed run blocks nobody.
 */
export async function takeFolder(dataDir: string): Promise<() => void> {
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
