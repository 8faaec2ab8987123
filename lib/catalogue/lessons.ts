import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { cacheWithCatalogue } from "@/lib/catalogue/cache";
import { createPublicClient } from "@/lib/supabase/public";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

type Client = ReturnType<typeof createPublicClient>;

/** What is shown of a lesson before it is bought. `priceMinor` in minor units of `currency`; 0 is free. */
export type LessonCard = QueryData<ReturnType<typeof selectLessonCards>>[number];

export const cardColumns = `
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

/**
 * A published or unpublished lesson as guests see it, or null. `slug` may be a former one: compare it with the
 * lesson's.
 */
export async function getPublicLesson(slug: string): Promise<LessonCard | null> {
  "use cache";
  cacheWithCatalogue();
  return findBySlug(createPublicClient(), slug);
}

/**
 * A lesson as the member sees it, with their own drafts and the archived ones they have; null if hidden from them.
 * `slug` may be a former one.
 */
export async function getLesson(slug: string): Promise<LessonCard | null> {
  return findBySlug(await createClient(), slug);
}

const bySlug = `lesson:lessons!inner(${cardColumns})` as const;

/** Row-level security hides the slugs of lessons that the client may not see. */
async function findBySlug(client: Client, slug: string): Promise<LessonCard | null> {
  const query = client.from("lesson_slugs").select(bySlug).eq("slug", slug);
  return unwrap(await query.maybeSingle())?.lesson ?? null;
}
