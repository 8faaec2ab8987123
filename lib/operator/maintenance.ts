import "server-only";
import { renderPendingTexts } from "@/lib/catalogue/lesson-text";
import { deleteOrphanedVideos } from "@/lib/learning/video";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/**
 * Periodic work that no request waits for: count the learners of each lesson, delete videos of deleted lessons, and
 * render texts that nobody has read yet. Counts the lessons whose number of learners changed, the files that were
 * deleted, and the texts.
 * @throws UnavailableError when the database is down; an Error when storage refuses.
 */
export async function runMaintenance(): Promise<MaintenanceReport> {
  const lessonsCounted = unwrap(await createAdminClient().rpc("count_learners"));
  const videosDeleted = await deleteOrphanedVideos();
  return { lessonsCounted, videosDeleted, textsRendered: await renderPendingTexts() };
}

type MaintenanceReport = { lessonsCounted: number; videosDeleted: number; textsRendered: number };
