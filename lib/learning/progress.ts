import "server-only";
import { type Failure, failure } from "@/lib/errors";
import type { DataClient } from "@/lib/supabase/data-client";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/** What is left out stays as it was. */
export type ProgressUpdate = Partial<{
  section: string;
  fraction: number;
  videoSeconds: number;
  videoFraction: number;
  finished: boolean;
}>;

/**
 * Records what the caller did in a lesson; without an update, that they opened it. lesson_closed if they cannot read
 * it.
 */
export async function recordProgress(
  lessonId: string,
  update: ProgressUpdate = {},
): Promise<{ ok: true } | Failure> {
  const client = await createClient();
  const answer = await client.rpc("record_progress", {
    lesson_id: lessonId,
    section: update.section,
    fraction: update.fraction,
    video_seconds: update.videoSeconds,
    video_fraction: update.videoFraction,
    finished: update.finished,
  });
  return unwrap(answer) ? { ok: true } : failure("lesson_closed");
}

/** Records that the client's member opened a lesson (SQL: record_visit). Fails with lesson_closed. */
export async function recordVisit(client: DataClient, lessonId: string): Promise<{ ok: true } | Failure> {
  const isRecorded = unwrap(await client.rpc("record_visit", { lesson_id: lessonId }));
  return isRecorded ? { ok: true } : failure("lesson_closed");
}

/** Records that the caller opens a lesson for the first time; later calls change nothing. Fails with lesson_closed. */
export async function recordOpening(userId: string, lessonId: string): Promise<{ ok: true } | Failure> {
  const isRecorded = await recordFirstOpen(await createClient(), userId, lessonId);
  return isRecorded ? { ok: true } : failure("lesson_closed");
}

/** False where row-level security refuses it. */
async function recordFirstOpen(client: DataClient, userId: string, lessonId: string): Promise<boolean> {
  const opening = { user_id: userId, lesson_id: lessonId };
  const options = { onConflict: "user_id,lesson_id", ignoreDuplicates: true };
  const answer = await client.from("lesson_openings").upsert(opening, options);
  if (answer.error?.code === "42501") return false;
  unwrap(answer);
  return true;
}
