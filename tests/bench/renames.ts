import { parseArgs } from "node:util";
import { createClient } from "@supabase/supabase-js";
import postgres from "postgres";
import { withBuiltShop } from "../support/http/built-shop.ts";

// `node tests/bench/renames.ts`: how often a guest's page is rendered again while a creator renames themselves
// through Supabase's API as fast as it answers.

const { values } = parseArgs({ options: { seconds: { type: "string", default: "10" } } });
const ms = Number(values.seconds) * 1000;
const connections = 4;

await withBuiltShop(async ({ url }) => {
  const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
  const ines = createClient(
    process.env.NEXT_PUBLIC_SUPABASE_URL ?? "",
    process.env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY ?? "",
  );
  await ines.auth.signInWithPassword({ email: "ines@lectern.test", password: "lectern-demo" });
  const countRows = async () => Number((await sql`select count(*) from private.catalogue_changes`)[0]?.count);

  const until = performance.now() + ms;
  const rowsBefore = await countRows();
  const seen = { renamed: 0, refused: 0, hits: 0, visits: 0 };
  const rename = async () => {
    while (performance.now() < until) {
      const profile = { name: `Ines ${Math.random()}`, slug: "ines-moreau", bio: "" };
      const { data } = await ines.rpc("save_creator_profile", profile);
      seen[data?.outcome === "saved" ? "renamed" : "refused"] += 1;
    }
  };
  const visit = async () => {
    while (performance.now() < until) {
      const page = await fetch(url, { headers: { accept: "text/html" } });
      await page.text();
      seen.visits += 1;
      if (page.headers.get("x-nextjs-cache") === "HIT") seen.hits += 1;
    }
  };
  await Promise.all([visit(), ...Array.from({ length: connections }, rename)]);
  console.table({
    "renames a second": (seen.renamed / ms) * 1000,
    "refused a second": (seen.refused / ms) * 1000,
    "visits a second": (seen.visits / ms) * 1000,
    "visits that were rendered": seen.visits - seen.hits,
    "new rows of the version's table": (await countRows()) - rowsBefore,
  });
  await sql.end();
});
