import "server-only";
import { type Failure, failure, UnavailableError } from "@/lib/errors";
import { createAdminClient } from "@/lib/supabase/admin";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/** How long a link to a video is good for, in seconds. The player asks for a new one when it has run out. */
const linkSeconds = 300;
/** Far more than are left behind between two passes of the reconciler. */
const mostStray = 100;

/** A link to the lesson's video that works for five minutes, for whoever row-level security shows the lesson's body. */
export async function getVideoLink(lessonId: string): Promise<{ ok: true; url: string } | Failure> {
  const client = await createClient();
  const query = client.from("lesson_contents").select("video_path").eq("lesson_id", lessonId);
  const row = unwrap(await query.maybeSingle());
  if (!row) return failure("lesson_closed");
  if (!row.video_path) return failure("not_found");
  // Signed by the shop itself: whoever may sign chooses how long the link lives.
  const { data, error } = await films().createSignedUrl(row.video_path, linkSeconds);
  if (data) return { ok: true, url: data.signedUrl };
  const status = "status" in error ? Number(error.status) : 0;
  if (status >= 400 && status < 500) return failure("not_found");
  throw new UnavailableError(`storage: ${error.message}`);
}

/** The captions of the lesson's video as WebVTT. */
export async function getCaptions(lessonId: string): Promise<{ ok: true; text: string } | Failure> {
  const client = await createClient();
  const query = client.from("lesson_contents").select("video_captions").eq("lesson_id", lessonId);
  const row = unwrap(await query.maybeSingle());
  if (!row) return failure("lesson_closed");
  return row.video_captions ? { ok: true, text: row.video_captions } : failure("not_found");
}

/**
 * Removes files whose lesson is gone, those of deleted creators among them. Answers whether there were any.
 * @throws UnavailableError when the database is down; an Error when storage refuses.
 */
export async function deleteOrphanedVideos(): Promise<boolean> {
  const paths = unwrap(await createAdminClient().rpc("list_orphaned_videos", { max_rows: mostStray }));
  if (paths.length === 0) return false;
  const { error } = await films().remove(paths);
  if (error) throw error;
  return true;
}

const films = () => createAdminClient().storage.from("lesson-videos");
