import "server-only";
import { cacheWithCatalogue } from "@/lib/catalogue/cache";
import { createPublicClient } from "@/lib/supabase/public";
import { unwrap } from "@/lib/supabase/unwrap";

/** What everybody may know of somebody who teaches. */
export type Creator = { id: string; slug: string; name: string; bio: string };

/** A creator by the name in their address, or null. */
export async function getCreator(slug: string): Promise<Creator | null> {
  "use cache";
  cacheWithCatalogue();
  const query = createPublicClient().from("creators").select("id, slug, name, bio").eq("slug", slug);
  return unwrap(await query.maybeSingle());
}
