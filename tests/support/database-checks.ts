import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectDir } from "../sandbox/config.ts";
import { startSandbox } from "../sandbox/index.ts";
import { supabaseCli } from "../sandbox/supabase/cli.ts";
import { freePortOffset } from "./free-port-offset.ts";

const file = join(projectDir, "types", "database.ts");

/** Rejects when types/database.ts is not what the migrations make of it. */
export async function checkDatabaseTypes(databaseUrl: string, home: string): Promise<void> {
  const [current, generated] = await Promise.all([readFile(file, "utf8"), generateTypes(databaseUrl, home)]);
  if (current !== generated)
    throw new Error("types/database.ts is stale. Run `npm run types` and commit it.");
}

/** Rejects with what Supabase's security and performance advisors have to say, from warnings up. */
export async function checkAdvisors(databaseUrl: string, home: string): Promise<void> {
  await supabaseCli(["db", "advisors", `--remote=${databaseUrl}`, "--fail-on", "warn"], home);
}

/** The public schema as TypeScript. */
async function generateTypes(databaseUrl: string, home: string): Promise<string> {
  const args = ["gen", "types", "typescript", "--schema", "public", `--remote=${databaseUrl}`];
  const types = await supabaseCli(args, home);
  return `// Generated from the migrations by \`npm run types\`. Do not edit.\n${types}`;
}

/** `npm run types`: starts a sandbox on the migrations as they are, and writes the file. */
if (import.meta.main) {
  const dataDir = await mkdtemp(join(tmpdir(), "lectern-types-"));
  const sandbox = await startSandbox({ dataDir, portOffset: await freePortOffset() });
  await writeFile(file, await generateTypes(sandbox.databaseUrl, dataDir)).finally(sandbox.stop);
  await rm(dataDir, { recursive: true, force: true });
  console.log("types/database.ts is written.");
}
