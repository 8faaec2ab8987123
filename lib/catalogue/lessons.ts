import "server-only";
import { z } from "zod";
import { cacheWithCatalogue } from "@/lib/catalogue/cache";
import type { DataClient } from "@/lib/supabase/data-client";
import { createPublicClient } from "@/lib/supabase/public";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import { Constants } from "@/types/database";

/** What is shown of a lesson before it is bought. `priceMinor` in minor units of `currency`; 0 is free. */
export const lessonCard = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  subject: z.string(),
  language: z.string(),
  priceMinor: z.int(),
  currency: z.string(),
  durationMinutes: z.int(),
  coverPath: z.string().nullable(),
  status: z.enum(Constants.public.Enums.lesson_status),
  creatorId: z.uuid(),
  creator: z.object({ name: z.string(), slug: z.string() }),
});
export type LessonCard = z.infer<typeof lessonCard>;

const cardColumns = `
  id, slug, title, summary, subject, language, priceMinor:price_minor, currency,
  durationMinutes:duration_minutes, coverPath:cover_path, status, creatorId:creator_id,
  creator:creators!lessons_creator_id_fkey(name, slug)
`;

/** Lessons as cards; callers add filters and order. */
export const selectLessonCards = (client: DataClient) => client.from("lessons").select(cardColumns);

export async function listNewestLessons(howMany: number): Promise<LessonCard[]> {
  "use cache";
  cacheWithCatalogue();
  const query = selectLessonCards(createPublicClient()).eq("status", "published");
  return unwrap(
    await query.order("published_at", { ascending: false }).order("id", { ascending: false }).limit(howMany),
  );
}

/** The published ones of these lessons, in the order of `ids`. */
export async function listLessonsById(client: DataClient, ids: string[]): Promise<LessonCard[]> {
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
async function findBySlug(client: DataClient, slug: string): Promise<LessonCard | null> {
  const query = client.from("lesson_slugs").select(bySlug).eq("slug", slug);
  return unwrap(await query.maybeSingle())?.lesson ?? null;
}
