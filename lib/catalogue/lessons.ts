import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { cacheWithCatalogue } from "@/lib/catalogue/cache";
import { createPublicClient } from "@/lib/supabase/public";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

type Client = ReturnType<typeof createPublicClient>;

/** What is shown of a lesson before it is bought. `priceMinor` in minor units of `currency`; 0 is free. */
export type LessonCard = QueryData<ReturnType<typeof selectLessonCards>>[number];

const cardColumns = `
  id, slug, title, summary, subject, language, priceMinor:price_minor, currency,
  durationMinutes:duration_minutes, coverPath:cover_path, status, creatorId:creator_id,
  creator:creators!lessons_creator_id_fkey(name, slug)
`;

/** Lessons as cards; callers add filters and order. */
export const selectLessonCards = (client: Client) => client.from("lessons").select(cardColumns);

export async function listNewestLessons(howMany: number): Promise<LessonCard[]> {
  "use cache";
  cacheWithCatalogue();
  const query = selectLessonCards(createPublicClient()).eq("status", "published");
  return unwrap(
    await query.order("published_at", { ascending: false }).order("id", { ascending: false }).limit(howMany),
  );
}

/** The published ones of these lessons, in the order of `ids`. */
export async function listLessonsById(client: Client, ids: string[]): Promise<LessonCard[]> {
  if (ids.length === 0) return [];
  const rows = unwrap(await selectLessonCards(client).in("id", ids).eq("status", "published"));
  const cards = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => cards.get(id) ?? []);
}

/** A published lesson as guests see it, or null. */
export async function getPublishedLesson(slug: string): Promise<LessonCard | null> {
  "use cache";
  cacheWithCatalogue();
  const query = selectLessonCards(createPublicClient()).eq("slug", slug).eq("status", "published");
  return unwrap(await query.maybeSingle());
}

/**
 * A lesson as the member sees it, with their own drafts and the archived ones they bought; null if hidden from them.
 */
export async function getLesson(slug: string): Promise<LessonCard | null> {
  const client = await createClient();
  return unwrap(await selectLessonCards(client).eq("slug", slug).maybeSingle());
}
