import "server-only";
import { renderPendingTexts } from "@/lib/catalogue/lesson-text";
import { createAdminClient } from "@/lib/supabase/admin";
import { deleteOrphans } from "@/lib/supabase/delete-orphans";
import { unwrap } from "@/lib/supabase/unwrap";

const foldingMs = 10_000;

/**
 * Periodic work that no request waits for: count the learners of each lesson, fold the earnings of past days, delete
 * checkouts that came to nothing, files that no lesson names and pictures that no creator shows, render texts without
 * a rendering, and delete mails of long ago. Counts the lessons whose number of learners changed, what was folded and
 * deleted, and the texts.
 * @throws UnavailableError when the database is down; an Error when storage refuses.
 */
export async function runMaintenance(): Promise<MaintenanceReport> {
  const admin = createAdminClient();
  const lessonsCounted = unwrap(await admin.rpc("count_learners"));
  const checkoutsDeleted = unwrap(await admin.rpc("delete_unused_checkouts"));
  const unusedFiles = unwrap(await admin.rpc("delete_unused_files", { max_rows: 1000 }));
  const filesDeleted = await deleteOrphans("lesson-files");
  const videosDeleted = await deleteOrphans("lesson-videos");
  const picturesDeleted = await deleteOrphans("creator-pictures");
  const textsRendered = await renderPendingTexts();
  const mailsDeleted = unwrap(await admin.rpc("delete_old_mails"));
  const earningsFolded = await foldEarnings(admin);
  return {
    lessonsCounted,
    earningsFolded,
    checkoutsDeleted,
    unusedFiles,
    filesDeleted,
    videosDeleted,
    picturesDeleted,
    textsRendered,
    mailsDeleted,
  };
}

/** In short transactions, because payments wait for them; what takes longer is left to the next job. */
async function foldEarnings(admin: ReturnType<typeof createAdminClient>): Promise<number> {
  const end = Date.now() + foldingMs;
  let folded = 0;
  for (let last = 1; last > 0 && Date.now() < end; folded += last)
    last = unwrap(await admin.rpc("fold_earnings"));
  return folded;
}

type MaintenanceReport = {
  lessonsCounted: number;
  /** Rows of past days and months that were added to others. */
  earningsFolded: number;
  checkoutsDeleted: number;
  /** Files of lessons that nothing names; their objects follow once they are a day old. */
  unusedFiles: number;
  filesDeleted: number;
  videosDeleted: number;
  picturesDeleted: number;
  textsRendered: number;
  mailsDeleted: number;
};
