import "server-only";
import { cacheWithCatalogue } from "@/lib/catalogue/cache";
import type { LessonCard } from "@/lib/catalogue/lessons";
import { createPublicClient } from "@/lib/supabase/public";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/** What can be tried and known of a lesson before it is bought. `outcomes` end the sentence "After this lesson you can …". */
export type LessonPreview = {
  preview: string;
  outcomes: string[];
  audience: string;
  wordCount: number;
  figureCount: number;
  creator: { slug: string; name: string; bio: string };
};

/** The preview of a lesson that this visitor may see; null when it has just gone. */
export async function getLessonPreview({ id, status }: LessonCard): Promise<LessonPreview | null> {
  // Drafts and archived lessons are seen by few, and never cached for all.
  return status === "published" ? getPublishedTrial(id) : readTrial(await createClient(), id);
}

async function getPublishedTrial(id: string): Promise<LessonPreview | null> {
  "use cache";
  cacheWithCatalogue();
  return readTrial(createPublicClient(), id);
}

async function readTrial(client: ReturnType<typeof createPublicClient>, id: string) {
  const query = client
    .from("lessons")
    .select(
      "preview, outcomes, audience, word_count, figure_count, creators!lessons_creator_id_fkey(slug, name, bio)",
    )
    .eq("id", id);
  const row = unwrap(await query.maybeSingle());
  if (!row) return null;
  const { word_count: wordCount, figure_count: figureCount, creators: creator, ...rest } = row;
  return { ...rest, wordCount, figureCount, creator };
}
