import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { z } from "zod";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

type Client = Awaited<ReturnType<typeof createClient>>;

const selectVersions = (client: Client) =>
  client.from("lesson_versions").select("number, publishedAt:published_at, title:content->>title");

/** A state of a lesson that was published. */
export type LessonVersion = QueryData<ReturnType<typeof selectVersions>>[number];

export const versionsPerPage = 50;

/** Newest first, those before version `before`. Under row-level security: none for everyone but the creator. */
export async function listVersions(lessonId: string, before?: number): Promise<LessonVersion[]> {
  const query = selectVersions(await createClient()).eq("lesson_id", lessonId);
  const older = before === undefined ? query : query.lt("number", before);
  return unwrap(await older.order("number", { ascending: false }).limit(versionsPerPage));
}

const versionContent = z.object({
  title: z.string(),
  slug: z.string(),
  summary: z.string(),
  subject: z.string(),
  language: z.string(),
  price: z.number().nullable(),
  currency: z.string(),
  duration_minutes: z.int().nullable(),
  outcomes: z.array(z.string()),
  audience: z.string(),
  preview: z.string(),
  paid_part: z.string(),
});

/** One version with what it held, by column of lesson_drafts; null where there is none. */
export async function getVersion(lessonId: string, number: number) {
  const query = (await createClient()).from("lesson_versions").select("content, publishedAt:published_at");
  const row = unwrap(await query.eq("lesson_id", lessonId).eq("number", number).maybeSingle());
  return row && { publishedAt: row.publishedAt, content: versionContent.parse(row.content) };
}
