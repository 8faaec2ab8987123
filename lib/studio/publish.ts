import "server-only";
import { z } from "zod";
import { renderLessonTexts } from "@/lib/catalogue/lesson-text";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

const publication = z.object({
  version: z.int(),
  missing: z.array(z.string()),
  priceMinor: z.int().nullable(),
  feeMinor: z.int().nullable(),
  feePercentage: z.number(),
  currency: z.string(),
  isChanged: z.boolean(),
  status: z.enum(["draft", "published", "unpublished", "archived"]).nullable(),
  publicSlug: z.string().nullable(),
});

/**
 * What would be published. `missing`: columns of the draft. Amounts in minor units: what a buyer pays and the shop's
 * part of it, by `feePercentage`. `status` and `publicSlug` are those of the lesson, null before its first publication.
 */
export type Publication = z.infer<typeof publication>;

/** Null for everyone but the draft's creator. */
export async function getPublication(creatorId: string, lessonId: string): Promise<Publication | null> {
  const answer = await createAdminClient().rpc("preview_publication", {
    creator_id: creatorId,
    lesson_id: lessonId,
    fee_percentage: env().PLATFORM_FEE_PERCENT,
  });
  return publication.nullable().parse(unwrap(answer));
}

const published = z.object({
  outcome: z.enum(["published", "stale", "incomplete", "slug_taken", "not_found"]),
});

/** Publishes the version that its creator saw, and renders it, so that its first reader need not wait. */
export async function publishLesson(creatorId: string, lessonId: string, version: number) {
  const args = { creator_id: creatorId, lesson_id: lessonId, expected_version: version };
  const { outcome } = published.parse(unwrap(await createAdminClient().rpc("publish_lesson", args)));
  if (outcome === "published")
    await renderLessonTexts(lessonId).catch((err: unknown) =>
      log.warn({ err }, "published: not rendered yet"),
    );
  return outcome;
}

/** Unpublished, a lesson is still seen; archived, by its buyers only. False: this creator has no such lesson. */
export async function setLessonStatus(
  creatorId: string,
  lessonId: string,
  status: "unpublished" | "archived",
): Promise<boolean> {
  const args = { creator_id: creatorId, lesson_id: lessonId, wanted: status };
  return unwrap(await createAdminClient().rpc("set_lesson_status", args));
}
