import "server-only";
import { z } from "zod";
import { getLessonText, readRendering } from "@/lib/catalogue/lesson-text";
import { lessonCard } from "@/lib/catalogue/lessons";
import type { RenderedText } from "@/lib/format/markdown/rendered-text";
import { readTogether } from "@/lib/supabase/read-together";
import { createClient } from "@/lib/supabase/server";
import { Constants } from "@/types/database";
import { purchaseStatus } from "@/types/purchase";

const time = z.iso.datetime({ offset: true });

const content = z.object({
  hasVideo: z.boolean(),
  /** BCP 47 tag; null where there are no captions. `captionsLabel` may replace its name. */
  captionsLanguage: z.string().nullable(),
  captionsLabel: z.string().nullable(),
});

/** Where a learner is in a lesson. `section` is a heading's anchor, "" before the first; fractions are 0 to 1. */
const progress = z.object({
  section: z.string(),
  fraction: z.number(),
  furthest: z.number(),
  videoSeconds: z.number(),
  videoFraction: z.number(),
  finishedAt: time.nullable(),
});

const membersLesson = z.object({
  lesson: lessonCard,
  /** Null when row-level security hides the body. */
  content: content.nullable(),
  rendering: z.object({ renderer: z.int(), content: z.unknown() }).nullable(),
  /** Null when they never opened it. */
  progress: progress.nullable(),
  openedAt: time.nullable(),
  /** Theirs of this lesson, newest first, at most 20, without checkouts that never came to a payment. */
  purchases: z.array(
    z.object({
      id: z.uuid(),
      status: purchaseStatus,
      paidWith: z.enum(Constants.public.Enums.payment_method_kind),
      credits: z.int().nullable(),
      at: time,
    }),
  ),
});

export type Progress = z.infer<typeof progress>;
export type LessonContent = z.infer<typeof content> & { text: RenderedText };
type Answer = z.infer<typeof membersLesson>;

/** A lesson as a member sees it, and what they have of it. */
export type MembersLesson = Omit<Answer, "content" | "rendering"> & { content: LessonContent | null };

/**
 * The lesson with their own drafts and the archived ones they have; null if hidden from them. `slug` may be a former
 * one. One query.
 */
export async function getMembersLesson(slug: string): Promise<MembersLesson | null> {
  const answer = membersLesson.nullable().parse(await readTogether("get_members_lesson", { slug }));
  if (!answer) return null;
  const { content, rendering, ...known } = answer;
  const text =
    rendering &&
    (readRendering(rendering) ?? (await getLessonText(await createClient(), known.lesson.id, "body")));
  return { ...known, content: content && text && { ...content, text } };
}
