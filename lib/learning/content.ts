import type { RenderedText } from "@/lib/format/markdown/rendered-text";
import type { Database } from "@/types/database";

/** `captionsLanguage` is a BCP 47 tag; null where there are no captions. `captionsLabel` may replace its name. */
export type LessonContent = {
  text: RenderedText;
  hasVideo: boolean;
  captionsLanguage: string | null;
  captionsLabel: string | null;
};

type Stored = Pick<
  Database["public"]["Tables"]["lesson_contents"]["Row"],
  "video_path" | "video_captions" | "captions_language" | "captions_label"
>;

export const toLessonContent = (
  row: Stored,
  text: RenderedText,
  lesson: { language: string },
): LessonContent => ({
  text,
  hasVideo: row.video_path !== null,
  captionsLanguage: row.video_captions === null ? null : (row.captions_language ?? lesson.language),
  captionsLabel: row.captions_label,
});
