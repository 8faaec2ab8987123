import "server-only";
import { cache } from "react";
import { z } from "zod";
import { getLessonText } from "@/lib/catalogue/lesson-text";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import { readTogether } from "@/lib/supabase/read-together";
import { createClient } from "@/lib/supabase/server";

export const libraryKinds = ["all", "in-progress", "finished"] as const;
export type LibraryKind = (typeof libraryKinds)[number];

/**
 * A lesson that a learner can read. `furthest` is 0 to 1; `section` is the anchor of the heading last read under, or
 * "".
 */
const libraryEntry = z.object({
  lessonId: z.uuid(),
  slug: z.string(),
  title: z.string(),
  language: z.string(),
  subject: z.string(),
  coverPath: z.string().nullable(),
  durationMinutes: z.int(),
  creatorName: z.string(),
  section: z.string(),
  furthest: z.number(),
  finishedAt: z.string().nullable(),
  isStarted: z.boolean(),
  lastAt: z.string(),
});
export type LibraryEntry = z.infer<typeof libraryEntry>;

/** A page of the caller's lessons, last used first. An invalid cursor begins at the first page. */
export async function listLibrary({ kind = "all", cursor = "", pageSize = 12 }: LibraryQuery = {}) {
  const [before_at, before_id] = decodeCursor(cursor) ?? [];
  const args = { kind, page_size: pageSize + 1, ...(before_at && { before_at, before_id }) };
  const entries = z.array(libraryEntry).parse(await readTogether("list_library", args));
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
