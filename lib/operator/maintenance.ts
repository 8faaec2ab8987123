import "server-only";
import { deleteOrphanedVideos } from "@/lib/learning/video";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/**
 * Periodic work that no request does: count the learners of each lesson, and delete videos of deleted lessons.
 * Counts the lessons whose number of learners changed, and the files that were deleted.
 * @throws UnavailableError when the database is down; an Error when storage refuses.
 */
export async function runMaintenance(): Promise<{ lessonsCounted: number; videosDeleted: number }> {
  const lessonsCounted = unwrap(await createAdminClient().rpc("count_learners"));
  return { lessonsCounted, videosDeleted: await deleteOrphanedVideos() };
}
