import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { cacheWithCatalogue } from "@/lib/catalogue/cache";
import { getLessonText } from "@/lib/catalogue/lesson-text";
import type { LessonCard } from "@/lib/catalogue/lessons";
import type { RenderedText } from "@/lib/format/markdown/rendered-text";
import type { DataClient } from "@/lib/supabase/data-client";
import { createPublicClient } from "@/lib/supabase/public";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/** What can be read of a lesson before it is bought. `outcomes` end the sentence "After this lesson you can …". */
export type LessonPreview = QueryData<ReturnType<typeof selectPreview>>[number] & {
  /** The beginning of the lesson, or null. */
  text: RenderedText | null;
};

/** The preview of a lesson that this visitor may see; null when it was removed meanwhile. */
export async function getLessonPreview({ id, status }: LessonCard): Promise<LessonPreview | null> {
  // Drafts and archived lessons are visible to few, so they stay out of the shared cache.
  if (status === "published" || status === "unpublished") return getPublicPreview(id);
  return findPreview(await createClient(), id);
}

async function getPublicPreview(id: string): Promise<LessonPreview | null> {
  "use cache";
  cacheWithCatalogue();
  return findPreview(createPublicClient(), id);
}

async function findPreview(client: DataClient, id: string): Promise<LessonPreview | null> {
  const [details, text] = await Promise.all([
    selectPreview(client, id).maybeSingle(),
    getLessonText(client, id, "preview"),
  ]);
  const row = unwrap(details);
  return row && { ...row, text: text && text.html.join("") !== "" ? text : null };
}

const columns = `
  outcomes, audience, wordCount:word_count, characterCount:character_count, figureCount:figure_count,
  creator:creators!lessons_creator_id_fkey(slug, name, bio, picturePath:picture_path)
`;

const selectPreview = (client: DataClient, id: string) => client.from("lessons").select(columns).eq("id", id);
