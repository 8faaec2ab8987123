import "server-only";
import { cacheWithCatalogue } from "@/lib/catalogue/cache";
import { createPublicClient } from "@/lib/supabase/public";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import type { Enums } from "@/types/database";

/** What is shown of a lesson before it is bought. `priceMinor` in minor units of `currency`; 0 is free. */
export type LessonCard = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  subject: string;
  priceMinor: number;
  currency: string;
  durationMinutes: number;
  coverPath: string | null;
  creatorId: string;
  creatorName: string;
  creatorSlug: string;
  status: Enums<"lesson_status">;
};

export type LessonContent = { body: string; hasVideo: boolean; hasCaptions: boolean };

/** The columns that `toCard` reads. */
export const cardColumns =
  "id, slug, title, summary, subject, price_minor, currency, duration_minutes, cover_path, status, published_at, creator_id, creators!lessons_creator_id_fkey(name, slug)";

/** The newest published lessons. */
export async function listNewestLessons(howMany: number): Promise<LessonCard[]> {
  "use cache";
  cacheWithCatalogue();
  const query = createPublicClient().from("lessons").select(cardColumns).eq("status", "published");
  const rows = unwrap(
    await query.order("published_at", { ascending: false }).order("id", { ascending: false }).limit(howMany),
  );
  return rows.map(toCard);
}

/** Published lessons in the order of their ids. */
export async function listLessonsById(client: Client, ids: string[]): Promise<LessonCard[]> {
  if (ids.length === 0) return [];
  const rows = unwrap(
    await client.from("lessons").select(cardColumns).in("id", ids).eq("status", "published"),
  );
  const cards = new Map(rows.map((row) => [row.id, toCard(row)]));
  return ids.flatMap((id) => cards.get(id) ?? []);
}

type Client = ReturnType<typeof createPublicClient>;

/** A published lesson as everybody sees it, or null. */
export async function getPublishedLesson(slug: string): Promise<LessonCard | null> {
  "use cache";
  cacheWithCatalogue();
  const query = createPublicClient()
    .from("lessons")
    .select(cardColumns)
    .eq("slug", slug)
    .eq("status", "published");
  const row = unwrap(await query.maybeSingle());
  return row && toCard(row);
}

/** A lesson as the signed-in member sees it: also their own drafts and archived ones they have bought. Null if not for them. */
export async function getLesson(slug: string): Promise<LessonCard | null> {
  const client = await createClient();
  const row = unwrap(await client.from("lessons").select(cardColumns).eq("slug", slug).maybeSingle());
  return row && toCard(row);
}

/** The lesson's body in Markdown, or null when row-level security hides it from this visitor. */
export async function getLessonBody(lessonId: string): Promise<string | null> {
  const client = await createClient();
  const query = client.from("lesson_contents").select("body").eq("lesson_id", lessonId);
  return unwrap(await query.maybeSingle())?.body ?? null;
}

/** What a lesson holds: its body in Markdown and what there is to watch; null as for getLessonBody. */
export async function getLessonContent(lessonId: string): Promise<LessonContent | null> {
  const client = await createClient();
  const query = client.from("lesson_contents").select("body, video_path, video_captions");
  const row = unwrap(await query.eq("lesson_id", lessonId).maybeSingle());
  return (
    row && { body: row.body, hasVideo: row.video_path !== null, hasCaptions: row.video_captions !== null }
  );
}

/** Notes when this learner first opened the lesson; later times change nothing. */
export async function recordFirstOpen(userId: string, lessonId: string): Promise<void> {
  const client = await createClient();
  const opening = { user_id: userId, lesson_id: lessonId };
  const options = { onConflict: "user_id,lesson_id", ignoreDuplicates: true };
  unwrap(await client.from("lesson_openings").upsert(opening, options));
}

/** Which of these lessons the signed-in member has bought. */
export async function listOwnedLessonIds(userId: string, lessonIds: string[]): Promise<Set<string>> {
  const client = await createClient();
  const rows = unwrap(
    await client
      .from("purchases")
      .select("lesson_id")
      .eq("user_id", userId)
      .in("lesson_id", lessonIds)
      .eq("grants_access", true),
  );
  return new Set(rows.map((row) => row.lesson_id));
}

/** Resolves when the database answers. @throws UnavailableError when it does not. */
export async function pingDatabase(): Promise<void> {
  unwrap(await createPublicClient().from("creators").select("id").limit(1));
}

type Row = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  subject: string;
  price_minor: number;
  currency: string;
  duration_minutes: number;
  cover_path: string | null;
  status: Enums<"lesson_status">;
  creator_id: string;
  creators: { name: string; slug: string };
};

/** A row of `cardColumns` as the shop shows it. */
export const toCard = (row: Row): LessonCard => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  summary: row.summary,
  subject: row.subject,
  priceMinor: row.price_minor,
  currency: row.currency,
  durationMinutes: row.duration_minutes,
  coverPath: row.cover_path,
  creatorId: row.creator_id,
  creatorName: row.creators.name,
  creatorSlug: row.creators.slug,
  status: row.status,
});
