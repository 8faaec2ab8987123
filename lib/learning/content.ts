import "server-only";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

export type LessonContent = { body: string; hasVideo: boolean; hasCaptions: boolean };

/** The lesson's body in Markdown, or null when row-level security hides it from this visitor. */
export async function getLessonBody(lessonId: string): Promise<string | null> {
  const client = await createClient();
  const query = client.from("lesson_contents").select("body").eq("lesson_id", lessonId);
  return unwrap(await query.maybeSingle())?.body ?? null;
}

/** What a lesson holds: its body in Markdown and what there is to watch; null as for getLessonBody. */
export async function getLessonContent(lessonId: string): Promise<LessonContent | null> {
  const client = await createClient();
  const query = client.from("lesson_contents").select("body, video_path, video_captions");
  const row = unwrap(await query.eq("lesson_id", lessonId).maybeSingle());
  return (
    row && { body: row.body, hasVideo: row.video_path !== null, hasCaptions: row.video_captions !== null }
  );
}
