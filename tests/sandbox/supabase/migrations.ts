import { supabaseCli } from "./cli.ts";

/** Applies migrations and seed, each once, with `supabase db push` as for a hosted project. */
export async function pushMigrations(databaseUrl: string, dataDir: string): Promise<void> {
  await supabaseCli(["db", "push", "--include-seed", "--yes", `--remote=${databaseUrl}`], dataDir);
}
