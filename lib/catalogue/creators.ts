import "server-only";
import { cacheWithCatalogue } from "@/lib/catalogue/cache";
import { createPublicClient } from "@/lib/supabase/public";
import { unwrap } from "@/lib/supabase/unwrap";

export type Creator = { id: string; slug: string; name: string; bio: string };

export async function getCreator(slug: string): Promise<Creator | null> {
  "use cache";
  cacheWithCatalogue();
  const query = createPublicClient().from("creators").select("id, slug, name, bio").eq("slug", slug);
  return unwrap(await query.maybeSingle());
}
