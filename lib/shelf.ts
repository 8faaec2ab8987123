import "server-only";
import { cacheWithCatalogue } from "@/lib/catalogue-cache";
import { cardColumns, type LessonCard, toCard } from "@/lib/lessons";
import { createPublicClient } from "@/lib/supabase/public";
import { unwrap } from "@/lib/supabase/unwrap";

/** How many published lessons each subject has, by name; subjects without any are absent. */
export async function listSubjects(): Promise<{ subject: string; lessons: number }[]> {
  "use cache";
  cacheWithCatalogue();
  const rows = unwrap(await createPublicClient().from("subject_counts").select().order("subject"));
  return rows.flatMap(({ subject, lessons }) => (subject && lessons ? [{ subject, lessons }] : []));
}

/** The free lesson that takes the least time, to be tried at once; null when none is free. */
export async function getFreeLesson(): Promise<LessonCard | null> {
  "use cache";
  cacheWithCatalogue();
  const query = createPublicClient()
    .from("lessons")
    .select(cardColumns)
    .eq("status", "published")
    .eq("price", 0)
    .order("duration_minutes")
    .order("id")
    .limit(1);
  const row = unwrap(await query.maybeSingle());
  return row && toCard(row);
}

/** For whoever likes this lesson: of its subject first, then of its creator, then the newest. The nearest comes first. */
export async function listRelatedLessons(lessonId: string): Promise<LessonCard[]> {
  "use cache";
  cacheWithCatalogue();
  const client = createPublicClient();
  const ids = unwrap(
    await client.rpc("list_related_lessons", { lesson_id: lessonId, how_many: relatedAtMost }),
  );
  const rows = unwrap(await client.from("lessons").select(cardColumns).in("id", ids));
  return rows.map(toCard).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

// More than are shown: a member's own are left out of these.
const relatedAtMost = 24;
