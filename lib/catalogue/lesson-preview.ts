import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { cacheWithCatalogue } from "@/lib/catalogue/cache";
import type { LessonCard } from "@/lib/catalogue/lessons";
import { createPublicClient } from "@/lib/supabase/public";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/** What can be read of a lesson before it is bought. `outcomes` end the sentence "After this lesson you can …". */
export type LessonPreview = QueryData<ReturnType<typeof selectPreview>>[number];

/** The preview of a lesson that this visitor may see; null when it was removed meanwhile. */
export async function getLessonPreview({ id, status }: LessonCard): Promise<LessonPreview | null> {
  // Drafts and archived lessons are visible to few, so they stay out of the shared cache.
  if (status === "published") return getPublishedPreview(id);
  return unwrap(await selectPreview(await createClient(), id).maybeSingle());
}

async function getPublishedPreview(id: string): Promise<LessonPreview | null> {
  "use cache";
  cacheWithCatalogue();
  return unwrap(await selectPreview(createPublicClient(), id).maybeSingle());
}

const columns = `
  preview, outcomes, audience, wordCount:word_count, figureCount:figure_count,
  creator:creators!lessons_creator_id_fkey(slug, name, bio)
`;

const selectPreview = (client: ReturnType<typeof createPublicClient>, id: string) =>
  client.from("lessons").select(columns).eq("id", id);
