import "server-only";
import { z } from "zod";
import { afterCursor, decodeCursor, encodeCursor } from "@/lib/http/cursor";
import { createAdminClient } from "@/lib/supabase/admin";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import type { Database } from "@/types/database";

export type LessonStatus = Database["public"]["Enums"]["lesson_status"];

const lessonStatus = z.enum(["draft", "published", "unpublished", "archived"]);

const ownLesson = z.object({
  id: z.string(),
  title: z.string(),
  language: z.string(),
  priceMinor: z.int(),
  currency: z.string(),
  status: lessonStatus,
  publishedAt: z.string().nullable(),
  changedAt: z.string(),
  hasChanges: z.boolean(),
  sales: z.int(),
});

/**
 * A lesson as its creator sees it. `changedAt`: its draft or itself. `hasChanges`: its draft holds what buyers do not
 * read yet. `sales`: those kept so far.
 */
export type OwnLesson = z.infer<typeof ownLesson>;

type Page = { cursor?: string | undefined; pageSize?: number };

/** A page of the creator's lessons in one state, changed last first. An invalid cursor begins at the first page. */
export async function listOwnLessons(
  creatorId: string,
  status: LessonStatus,
  { cursor = "", pageSize = 20 }: Page = {},
) {
  const position = decodeCursor(cursor);
  const answer = await createAdminClient().rpc("list_own_lessons", {
    creator_id: creatorId,
    wanted: status,
    ...(position && { before: position[0], before_id: position[1] }),
    max_rows: pageSize + 1,
  });
  const rows = z.array(ownLesson).parse(unwrap(answer));
  return toPage(rows, pageSize, ({ changedAt, id }) => [changedAt, id]);
}

/** The first page in every state, in one query. */
export async function listOwnLessonsByStatus(creatorId: string, pageSize: number) {
  const args = { creator_id: creatorId, max_rows: pageSize + 1 };
  const answer = unwrap(await createAdminClient().rpc("list_own_lessons_by_status", args));
  const byStatus = z.record(lessonStatus, z.array(ownLesson)).parse(answer);
  const page = (status: LessonStatus) =>
    toPage(byStatus[status], pageSize, ({ changedAt, id }) => [changedAt, id]);
  return page;
}

/** A page of the drafts of new lessons, changed last first. */
export async function listNewDrafts(creatorId: string, { cursor = "", pageSize = 20 }: Page = {}) {
  const position = decodeCursor(cursor);
  const own = (await createClient())
    .from("lesson_drafts")
    .select("lessonId:lesson_id, title, language, changedAt:updated_at")
    .eq("creator_id", creatorId)
    .eq("has_lesson", false);
  const rest = position ? afterCursor(own, "updated_at", position, "lesson_id") : own;
  const ordered = rest.order("updated_at", { ascending: false }).order("lesson_id", { ascending: false });
  const rows = unwrap(await ordered.limit(pageSize + 1));
  return toPage(rows, pageSize, ({ changedAt, lessonId }) => [changedAt, lessonId]);
}

export type NewDraft = Awaited<ReturnType<typeof listNewDrafts>>["rows"][number];

function toPage<Row>(found: Row[], pageSize: number, position: (row: Row) => [string, string]) {
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  return { rows, nextCursor: found.length > pageSize && last ? encodeCursor(position(last)) : null };
}
