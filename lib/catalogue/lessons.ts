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
