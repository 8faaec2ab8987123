import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { projectDir } from "../config.ts";

/** Runs the Supabase CLI and returns its output. `home` replaces ~/.supabase. Rejects with the CLI's message. */
export async function supabaseCli(args: string[], home: string): Promise<string> {
  const cli = fileURLToPath(new URL("dist/supabase.js", import.meta.resolve("supabase/package.json")));
  const options = { env: { ...process.env, HOME: home, ...quiet }, maxBuffer: 16 * 1024 * 1024 };
  const command = [cli, ...args, "--workdir", projectDir];
  return promisify(execFile)(process.execPath, command, options).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string; stderr?: string; message: string }) => {
      const output = `${error.stdout ?? ""}${error.stderr || error.message}`.trim();
      throw new Error(`supabase ${args.slice(0, 2).join(" ")} failed:\n${output}`);
    },
  );
}

const quiet = {
  SUPABASE_TELEMETRY_DISABLED: "1",
  SUPABASE_NO_UPDATE_NOTIFIER: "1",
  DO_NOT_TRACK: "1",
  PGSSLMODE: "disable",
};
