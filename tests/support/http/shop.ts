import { spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { projectDir } from "../../sandbox/config.ts";
import { timeouts } from "../timeouts.ts";

type Shop = {
  url: string;
  logFile: string;
  pid: number;
  stop(): Promise<void>;
  /** Ends the process as a power cut does, in the middle of its work. */
  kill(): Promise<void>;
};

/** Serves the production build with this environment, or what there is in development; resolves when it is ready. */
export async function startShop(
  env: Record<string, string>,
  logFile: string,
  mode: "start" | "dev" = "start",
  readyPath = "/api/health/ready",
): Promise<Shop> {
  const log = await open(logFile, "a");
  const child = spawn(...shopCommand(mode, env), {
    stdio: ["ignore", log.fd, log.fd],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      NODE_ENV: mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      ...env,
    },
  });
  await log.close();
  const ended = once(child, "exit");
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  const stop = () => end("SIGTERM");
  const url = `http://localhost:${env.PORT}`;
  const deadline = Date.now() + timeouts.start;
  while (!(await isReady(`${url}${readyPath}`))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`The shop did not become ready:\n${await readFile(logFile, "utf8")}`);
    }
    await wait(100);
  }
  return { url, logFile, pid: child.pid ?? 0, stop, kill: () => end("SIGKILL") };
}

/**
 * `npm start`'s server, or plain `next start` where LECTERN_SERVER is "next": it must do everything, only slower. In
 * development Next serves its scripts only under the host name it was started with.
 */
export function shopCommand(
  mode: "start" | "dev",
  { LECTERN_SERVER: server = process.env.LECTERN_SERVER }: Record<string, string> = {},
): [command: string, args: string[]] {
  if (mode === "dev") return ["next", ["dev", "--hostname", "localhost"]];
  const options = ["--hostname", "127.0.0.1"];
  if (server === "next") return ["next", ["start", ...options]];
  return ["node", [join(projectDir, "server.ts"), ...options]];
}

async function isReady(url: string): Promise<boolean> {
  return fetch(url).then(
    (answer) => answer.ok,
    () => false,
  );
}
