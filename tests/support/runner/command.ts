import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { buffer } from "node:stream/consumers";

type Env = Record<string, string>;

const running = new Set<ChildProcess>();

/** Ends the commands that still run after an interruption; resolves when they have cleaned up. */
export async function stopCommands(): Promise<void> {
  const children = [...running];
  for (const child of children) child.kill();
  await Promise.all(children.map((child) => once(child, "exit")));
}

/** Runs a command of the project's packages, its output on this terminal; rejects when it fails. */
export async function command(name: string, args: string[], env: Env = {}): Promise<void> {
  const code = await exitCode(name, args, env);
  if (code !== 0) throw new Error(`${name} ${args.join(" ")} ended with ${code}.`);
}

/** The same, but answers the exit code; null after a signal. */
export async function exitCode(name: string, args: string[], env: Env = {}): Promise<number | null> {
  return ended(name, start(name, args, env, "inherit"));
}

/** What a command prints, whatever its exit code. */
export async function outputOf(name: string, args: string[], env: Env = {}): Promise<string> {
  const child = start(name, args, env, "pipe");
  const [output] = await Promise.all([child.stdout && buffer(child.stdout), ended(name, child)]);
  return output?.toString("utf8") ?? "";
}

function start(name: string, args: string[], env: Env, stdout: "inherit" | "pipe") {
  return spawn(name, args, {
    stdio: ["ignore", stdout, stdout === "pipe" ? "ignore" : "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
}

function ended(name: string, child: ChildProcess): Promise<number | null> {
  running.add(child);
  child.once("exit", () => running.delete(child));
  return new Promise((resolve, reject) => {
    child.once("error", () => reject(new Error(`${name} cannot be started. Run it through npm: npm test.`)));
    child.once("exit", resolve);
  });
}
