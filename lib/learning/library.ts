import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { cache } from "react";
import { getLessonText } from "@/lib/catalogue/lesson-text";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import type { Database } from "@/types/database";

export const libraryKinds = ["all", "in-progress", "finished"] as const;
export type LibraryKind = (typeof libraryKinds)[number];

/**
 * A lesson that a learner can read. `furthest` is 0 to 1; `section` is the anchor of the heading last read under, or
 * "".
 */
export type LibraryEntry = Nullable<LibraryRow, "coverPath" | "finishedAt">;

type LibraryRow = QueryData<ReturnType<typeof selectLibrary>>[number];
// The generated types of functions have no nulls.
type Nullable<T, K extends keyof T> = Omit<T, K> & { [P in K]: T[P] | null };

const columns = `
  lessonId:lesson_id, slug, title, language, subject, coverPath:cover_path,
  durationMinutes:duration_minutes, creatorName:creator_name, section, furthest,
  finishedAt:finished_at, isStarted:started, lastAt:last_at
`;

type Args = Database["public"]["Functions"]["list_library"]["Args"];
const selectLibrary = (client: Awaited<ReturnType<typeof createClient>>, args: Args) =>
  client.rpc("list_library", args).select(columns);

/** A page of the caller's lessons, last used first. An invalid cursor begins at the first page. */
export async function listLibrary({ kind = "all", cursor = "", pageSize = 12 }: LibraryQuery = {}) {
  const client = await createClient();
  const [before_at, before_id] = decodeCursor(cursor) ?? [];
  const args = { kind, before_at, before_id, page_size: pageSize + 1 };
  const entries: LibraryEntry[] = unwrap(await selectLibrary(client, args));
  const page = entries.slice(0, pageSize);
  const last = page.at(-1);
  const nextCursor = entries.length > page.length && last ? encodeCursor([last.lastAt, last.lessonId]) : null;
  return { entries: page, nextCursor };
}

type LibraryQuery = { kind?: LibraryKind; cursor?: string; pageSize?: number };

/** The unfinished lesson that the caller used last, with the title of the section they were in. Once per page. */
export const getLessonToContinue = cache(async (): Promise<LessonToContinue | null> => {
  const [entry] = (await listLibrary({ kind: "in-progress", pageSize: 1 })).entries;
  if (!entry) return null;
  const text = entry.section ? await getLessonText(await createClient(), entry.lessonId, "body") : null;
  const section = text?.sections.find(({ id }) => id === entry.section);
  return { ...entry, section: section?.id ?? "", sectionTitle: section?.title };
});

type LessonToContinue = LibraryEntry & { sectionTitle?: string | undefined };
