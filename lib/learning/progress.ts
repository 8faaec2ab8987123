import "server-only";
import { type Failure, failure } from "@/lib/errors";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/** Where a learner is in a lesson. `section` is a heading's anchor, "" before the first; fractions are 0 to 1. */
export type Progress = {
  section: string;
  fraction: number;
  furthest: number;
  videoSeconds: number;
  videoFraction: number;
  finishedAt: string | null;
};

/** What can be noted about a lesson; what is left out stays as it was. */
export type ProgressUpdate = Partial<{
  section: string;
  fraction: number;
  videoSeconds: number;
  videoFraction: number;
  finished: boolean;
}>;

/** This learner's progress in a lesson, null when they have never opened it. */
export async function getProgress(userId: string, lessonId: string): Promise<Progress | null> {
  const client = await createClient();
  const query = client
    .from("lesson_progress")
    .select("section, fraction, furthest, video_seconds, video_fraction, finished_at");
  const row = unwrap(await query.eq("user_id", userId).eq("lesson_id", lessonId).maybeSingle());
  return (
    row && {
      section: row.section,
      fraction: row.fraction,
      furthest: row.furthest,
      videoSeconds: row.video_seconds,
      videoFraction: row.video_fraction,
      finishedAt: row.finished_at,
    }
  );
}

/** Notes what the caller did in a lesson, or with nothing else, that they opened it. lesson_closed if they cannot read it. */
export async function recordProgress(
  lessonId: string,
  note: ProgressUpdate = {},
): Promise<{ ok: true } | Failure> {
  const client = await createClient();
  const answer = await client.rpc("record_progress", {
    lesson_id: lessonId,
    section: note.section,
    fraction: note.fraction,
    video_seconds: note.videoSeconds,
    video_fraction: note.videoFraction,
    finished: note.finished,
  });
  return unwrap(answer) ? { ok: true } : failure("lesson_closed");
}

/** Notes when this learner first opened the lesson; later times change nothing. */
export async function recordFirstOpen(userId: string, lessonId: string): Promise<void> {
  const client = await createClient();
  const opening = { user_id: userId, lesson_id: lessonId };
  const options = { onConflict: "user_id,lesson_id", ignoreDuplicates: true };
  unwrap(await client.from("lesson_openings").upsert(opening, options));
}

/** Which of these lessons the learner has finished. */
export async function listFinishedLessonIds(userId: string, lessonIds: string[]): Promise<Set<string>> {
  const client = await createClient();
  const query = client.from("lesson_progress").select("lesson_id").eq("user_id", userId).eq("finished", true);
  const rows = unwrap(await query.in("lesson_id", lessonIds));
  return new Set(rows.map((row) => row.lesson_id));
}
