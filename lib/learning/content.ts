import "server-only";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

export type LessonContent = { body: string; hasVideo: boolean; hasCaptions: boolean };

/** Markdown; null when row-level security hides it. */
export async function getLessonBody(lessonId: string): Promise<string | null> {
  const client = await createClient();
  const query = client.from("lesson_contents").select("body").eq("lesson_id", lessonId);
  return unwrap(await query.maybeSingle())?.body ?? null;
}

/** The body in Markdown, and whether there is a video; null when row-level security hides them. */
export async function getLessonContent(lessonId: string): Promise<LessonContent | null> {
  const client = await createClient();
  const query = client.from("lesson_contents").select("body, video_path, video_captions");
  const row = unwrap(await query.eq("lesson_id", lessonId).maybeSingle());
  return (
    row && { body: row.body, hasVideo: row.video_path !== null, hasCaptions: row.video_captions !== null }
  );
}
