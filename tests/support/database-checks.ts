import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
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

/**
 * Rejects with what Supabase's security and performance advisors find, from warnings up. A missing search_path is left
 * to tests/database/catalogue/catalogue.test.ts, which names the functions that must be inlined.
 */
export async function checkAdvisors(databaseUrl: string, home: string): Promise<void> {
  const args = ["--level", "warn", "--fail-on", "none", "--output-format", "json"];
  const answer = await supabaseCli(["db", "advisors", `--remote=${databaseUrl}`, ...args], home);
  const { results } = advisorReport.parse(JSON.parse(answer));
  const open = results.filter(({ name }) => name !== "function_search_path_mutable");
  if (open.length > 0) throw new Error(open.map(({ name, detail }) => `${name}: ${detail}`).join("\n"));
}

const advisorReport = z.object({ results: z.array(z.object({ name: z.string(), detail: z.string() })) });

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
