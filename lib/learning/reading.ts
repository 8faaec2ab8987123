import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { getLessonText, readRendering } from "@/lib/catalogue/lesson-text";
import { cardColumns, type LessonCard } from "@/lib/catalogue/lessons";
import { type LessonContent, toLessonContent } from "@/lib/learning/content";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

const columns = `lesson:lessons!inner(
  ${cardColumns},
  contents:lesson_contents(video_path, video_captions, captions_language, captions_label),
  renderings:lesson_renderings(renderer, content),
  progress:lesson_progress(
    section, fraction, furthest, videoSeconds:video_seconds, videoFraction:video_fraction, finishedAt:finished_at
  ),
  openings:lesson_openings(openedAt:opened_at),
  purchases(id, status, paidWith:paid_with, credits, at:created_at)
)` as const;

type Client = Awaited<ReturnType<typeof createClient>>;
const select = (client: Client) => client.from("lesson_slugs").select(columns);
type Row = QueryData<ReturnType<typeof select>>[number]["lesson"];

/** Where a learner is in a lesson. `section` is a heading's anchor, "" before the first; fractions are 0 to 1. */
export type Progress = Row["progress"][number];

/**
 * A lesson as a member sees it, and what they have of it. `purchases` are theirs, newest first, at most 20, without
 * checkouts that never came to a payment.
 */
export type MembersLesson = {
  lesson: LessonCard;
  /** The body; null when row-level security hides it. */
  content: LessonContent | null;
  /** Null when they never opened it. */
  progress: Progress | null;
  openedAt: string | null;
  purchases: Row["purchases"];
};

/**
 * The lesson with their own drafts and the archived ones they have; null if hidden from them. `slug` may be a former
 * one. One query.
 */
export async function getMembersLesson(slug: string, userId: string): Promise<MembersLesson | null> {
  const client = await createClient();
  const query = select(client)
    .eq("slug", slug)
    .eq("lesson.renderings.part", "body")
    .eq("lesson.progress.user_id", userId)
    .eq("lesson.openings.user_id", userId)
    .eq("lesson.purchases.user_id", userId)
    .not("lesson.purchases.status", "in", "(pending,cancelled,expired)")
    .order("purchase_date", { referencedTable: "lesson.purchases", ascending: false })
    .limit(20, { referencedTable: "lesson.purchases" });
  const row = unwrap(await query.maybeSingle());
  if (!row) return null;
  const { contents, renderings, progress, openings, purchases, ...lesson } = row.lesson;
  const rendering = renderings[0];
  const text = rendering && (readRendering(rendering) ?? (await getLessonText(client, lesson.id, "body")));
  return {
    lesson,
    content: contents && text ? toLessonContent(contents, text, lesson) : null,
    progress: progress[0] ?? null,
    openedAt: openings[0]?.openedAt ?? null,
    purchases,
  };
}
