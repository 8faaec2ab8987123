import "server-only";
import { getLessonText } from "@/lib/catalogue/lesson-text";
import type { RenderedText } from "@/lib/markdown/rendered-text";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/** `captionsLanguage` is a BCP 47 tag; null where there are no captions. `captionsLabel` may replace its name. */
export type LessonContent = {
  text: RenderedText;
  hasVideo: boolean;
  captionsLanguage: string | null;
  captionsLabel: string | null;
};

/** The body, and whether there is a video; null when row-level security hides them. */
export async function getLessonContent(lesson: {
  id: string;
  language: string;
}): Promise<LessonContent | null> {
  const client = await createClient();
  const columns = "video_path, video_captions, captions_language, captions_label";
  const query = client.from("lesson_contents").select(columns).eq("lesson_id", lesson.id);
  const [content, text] = await Promise.all([query.maybeSingle(), getLessonText(client, lesson.id, "body")]);
  const row = unwrap(content);
  return (
    row &&
    text && {
      text,
      hasVideo: row.video_path !== null,
      captionsLanguage: row.video_captions === null ? null : (row.captions_language ?? lesson.language),
      captionsLabel: row.captions_label,
    }
  );
}
