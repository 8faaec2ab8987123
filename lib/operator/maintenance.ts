import "server-only";
import { renderPendingTexts } from "@/lib/catalogue/lesson-text";
import { type Failure, failure, UnavailableError } from "@/lib/errors";
import { log } from "@/lib/log";
import { createJobClient } from "@/lib/supabase/admin";
import { deleteOrphans } from "@/lib/supabase/delete-orphans";
import { pingDatabase } from "@/lib/supabase/ping";
import { unwrap } from "@/lib/supabase/unwrap";

const repeatingMs = 10_000;

/** Each returns how many it changed. */
const steps = {
  lessonsCounted: () => repeat(async () => unwrap(await createJobClient().rpc("count_learners"))),
  checkoutsDeleted: async () => unwrap(await createJobClient().rpc("delete_unused_checkouts")),
  /** Files of lessons that nothing names; their objects follow once they are a day old. */
  unusedFiles: async () => unwrap(await createJobClient().rpc("delete_unused_files", { max_rows: 1000 })),
  filesDeleted: () => deleteOrphans("lesson-files"),
  videosDeleted: () => deleteOrphans("lesson-videos"),
  picturesDeleted: () => deleteOrphans("creator-pictures"),
  textsRendered: renderPendingTexts,
  mailsDeleted: async () => unwrap(await createJobClient().rpc("delete_old_mails")),
  /** Rows of past days and months that were added to others. */
  earningsFolded: () => repeat(async () => unwrap(await createJobClient().rpc("fold_earnings"))),
  visitorsDeleted: () => repeat(async () => unwrap(await createJobClient().rpc("delete_old_visitors"))),
};

/**
 * Periodic work that no request waits for: count the learners of each lesson, fold the earnings of past days, delete
 * checkouts that came to nothing, files that no lesson names and pictures that no creator shows, render texts without
 * a rendering, delete mails of long ago and the hashes of past visitors, and audit the credit ledger, which `audit`
 * does. A step that fails is null in the report and keeps no other; the report then comes with a failure, which a
 * scheduler notices.
 * @throws UnavailableError when the database is down.
 */
export async function runMaintenance(audit: () => Promise<number>): Promise<object | Failure> {
  const report: Record<string, number | null> = {};
  const errors = new Map<string, unknown>();
  for (const [step, run] of Object.entries({ ...steps, ledgerProblems: audit })) {
    report[step] = await run().catch(async (err: unknown) => {
      log.error({ err, step }, "maintenance failed");
      errors.set(step, err);
      await pingDatabase();
      return null;
    });
  }
  const counted = { ...report, failed: errors.size };
  if (errors.size === 0) return counted;
  const isOutage = [...errors.values()].every((error) => error instanceof UnavailableError);
  const message = `Failed: ${[...errors.keys()].join(", ")}. The shop's log says why.`;
  return failure(isOutage ? "unavailable" : "internal_error", { message, report: counted });
}

/** In short transactions, because requests wait for them; what takes longer is left to the next job. */
async function repeat(work: () => Promise<number>): Promise<number> {
  const end = Date.now() + repeatingMs;
  let changed = 0;
  for (let last = 1; last > 0 && Date.now() < end; changed += last) last = await work();
  return changed;
}
