import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { cacheWithCatalogue } from "@/lib/catalogue/cache";
import { createPublicClient } from "@/lib/supabase/public";
import { unwrap } from "@/lib/supabase/unwrap";

const selectBySlug = () =>
  createPublicClient()
    .from("creator_slugs")
    .select("creator:creators!inner(id, slug, name, bio, picturePath:picture_path)");

/** The public profile. */
export type Creator = QueryData<ReturnType<typeof selectBySlug>>[number]["creator"];

/** Null where there is none. `slug` may be a former one: compare it with the creator's. */
export async function getCreator(slug: string): Promise<Creator | null> {
  "use cache";
  cacheWithCatalogue();
  return unwrap(await selectBySlug().eq("slug", slug).maybeSingle())?.creator ?? null;
}
