import { readFile } from "node:fs/promises";
import { createClient } from "@supabase/supabase-js";
import type { Queries } from "./database.ts";

/** The seed's own, small enough to be uploaded for each test. */
const sample = new URL(
  "../../../supabase/seed-files/lesson-videos/b0000000-0000-4000-8000-000000000406/three-against-two.webm",
  import.meta.url,
);

export const captions = "WEBVTT\n\n00:00:00.000 --> 00:00:04.000\nA low tone, twice a bar.\n";

/**
 * Gives a lesson a video with captions, as its creator would by `supabase storage cp`. Answers its path and size in
 * bytes.
 */
export async function addVideo(sql: Queries, lessonId: string) {
  const path = `${lessonId}/film.webm`;
  const body = await readFile(sample);
  const answer = await fetch(
    `${process.env.NEXT_PUBLIC_SUPABASE_URL}/storage/v1/object/lesson-videos/${path}`,
    {
      method: "POST",
      headers: { apikey: process.env.SUPABASE_SECRET_KEY ?? "", "content-type": "video/webm" },
      body,
    },
  );
  if (!answer.ok) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
  await sql`
    update public.lesson_contents set video_path = ${path}, video_captions = ${captions} where lesson_id = ${lessonId}`;
  return { path, size: body.length };
}

/** A bucket as the shop has it, by the service role. */
export const shopsBucket = (name: "lesson-videos" | "lesson-files" | "creator-pictures" = "lesson-videos") =>
  createClient(
    process.env.NEXT_PUBLIC_SUPABASE_URL ?? "",
    process.env.SUPABASE_SECRET_KEY ?? "",
  ).storage.from(name);
