import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { afterCursor, decodeCursor, encodeCursor } from "@/lib/http/cursor";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import type { Database } from "@/types/database";

export type LessonStatus = Database["public"]["Enums"]["lesson_status"];

const columns = `
  id, slug, title, language, priceMinor:price_minor, currency, status, publishedAt:published_at,
  changedAt:updated_at, shards:lesson_sales(sales)
`;

const selectLessons = (client: Awaited<ReturnType<typeof createClient>>) =>
  client.from("lessons").select(columns);

type LessonRow = QueryData<ReturnType<typeof selectLessons>>[number];

/** A lesson as its creator sees it. `sales`: those kept so far. */
export type OwnLesson = Omit<LessonRow, "shards"> & { sales: number };

/** A page of the creator's lessons in one state, changed last first. An invalid cursor begins at the first page. */
export async function listOwnLessons(
  creatorId: string,
  status: LessonStatus,
  { cursor = "", pageSize = 20 } = {},
) {
  const position = decodeCursor(cursor);
  const own = selectLessons(await createClient())
    .eq("creator_id", creatorId)
    .eq("status", status);
  // The first condition alone bounds the part of the index that is read.
  const rest = position ? own.lte("updated_at", position[0]).or(afterCursor("updated_at", position)) : own;
  const ordered = rest.order("updated_at", { ascending: false }).order("id", { ascending: false });
  const rows = unwrap(await ordered.limit(pageSize + 1));
  const lessons = rows.slice(0, pageSize).map(toOwnLesson);
  const last = lessons.at(-1);
  const nextCursor = rows.length > lessons.length && last ? encodeCursor([last.changedAt, last.id]) : null;
  return { lessons, nextCursor };
}

/** Drafts of new lessons, changed last first; at most 100. */
export async function listNewDrafts(creatorId: string) {
  const query = (await createClient())
    .from("lesson_drafts")
    .select("lessonId:lesson_id, title, language, changedAt:updated_at");
  const own = query.eq("creator_id", creatorId).eq("has_lesson", false);
  return unwrap(
    await own.order("updated_at", { ascending: false }).order("lesson_id", { ascending: false }).limit(100),
  );
}

export type NewDraft = Awaited<ReturnType<typeof listNewDrafts>>[number];

const toOwnLesson = ({ shards, ...lesson }: LessonRow): OwnLesson => ({
  ...lesson,
  sales: shards.reduce((sum, { sales }) => sum + sales, 0),
});
