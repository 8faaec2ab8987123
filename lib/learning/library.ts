import "server-only";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import { getLessonBody } from "@/lib/learning/content";
import { listSections } from "@/lib/markdown/parse-markdown";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

export const libraryKinds = ["all", "in-progress", "finished"] as const;
export type LibraryKind = (typeof libraryKinds)[number];

/** A lesson on a learner's shelf. `furthest` is 0 to 1; `section` is the anchor of the heading last read under, or "". */
export type LibraryEntry = {
  lessonId: string;
  slug: string;
  title: string;
  subject: string;
  coverPath: string | null;
  durationMinutes: number;
  creatorName: string;
  section: string;
  furthest: number;
  finishedAt: string | null;
  isStarted: boolean;
  lastAt: string;
};

/** A page of the caller's lessons, last used first. A cursor somebody made up begins at the first page. */
export async function listLibrary({ kind = "all", cursor = "", pageSize = 12 }: LibraryQuery = {}) {
  const client = await createClient();
  const [before_at, before_id] = decodeCursor(cursor) ?? [];
  const answer = await client.rpc("list_library", { kind, before_at, before_id, page_size: pageSize + 1 });
  const entries = unwrap(answer).map(toEntry);
  const page = entries.slice(0, pageSize);
  const last = page.at(-1);
  const nextCursor = entries.length > page.length && last ? encodeCursor([last.lastAt, last.lessonId]) : null;
  return { entries: page, nextCursor };
}

type LibraryQuery = { kind?: LibraryKind; cursor?: string; pageSize?: number };

/** The lesson that the caller used last and has not finished, with the title of the section they were in. */
export async function getLessonToContinue(): Promise<(LibraryEntry & { sectionTitle?: string }) | null> {
  const [entry] = (await listLibrary({ kind: "in-progress", pageSize: 1 })).entries;
  if (!entry) return null;
  const body = entry.section && (await getLessonBody(entry.lessonId));
  const section = body ? listSections(body).find(({ id }) => id === entry.section) : undefined;
  return { ...entry, section: section?.id ?? "", sectionTitle: section?.title };
}

type Row = {
  lesson_id: string;
  slug: string;
  title: string;
  subject: string;
  cover_path: string | null;
  duration_minutes: number;
  creator_name: string;
  section: string;
  furthest: number;
  finished_at: string | null;
  started: boolean;
  last_at: string;
};

const toEntry = (row: Row): LibraryEntry => ({
  lessonId: row.lesson_id,
  slug: row.slug,
  title: row.title,
  subject: row.subject,
  coverPath: row.cover_path,
  durationMinutes: row.duration_minutes,
  creatorName: row.creator_name,
  section: row.section,
  furthest: row.furthest,
  finishedAt: row.finished_at,
  isStarted: row.started,
  lastAt: row.last_at,
});
