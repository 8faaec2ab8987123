import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { projectDir } from "../sandbox/config.ts";

type Changes = Record<string, string>;

/** Runs a script of the project's as its npm script does: what it printed, and its exit status. */
export async function runScript(script: string, changes: Changes = {}) {
  const child = spawn(process.execPath, [join(projectDir, script)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...changes },
  });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { code, out, err };
}
