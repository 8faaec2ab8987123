import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { cacheWithCatalogue } from "@/lib/catalogue/cache";
import { createPublicClient } from "@/lib/supabase/public";
import { unwrap } from "@/lib/supabase/unwrap";

const selectCreators = () => createPublicClient().from("creators").select("id, slug, name, bio");

/** The public profile. */
export type Creator = QueryData<ReturnType<typeof selectCreators>>[number];

export async function getCreator(slug: string): Promise<Creator | null> {
  "use cache";
  cacheWithCatalogue();
  return unwrap(await selectCreators().eq("slug", slug).maybeSingle());
}
