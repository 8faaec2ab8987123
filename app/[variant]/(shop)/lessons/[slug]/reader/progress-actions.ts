"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireSubmitter } from "@/lib/auth/require-sender";
import { toFailure } from "@/lib/errors";
import { setFlash } from "@/lib/http/forms/flash";
import { isNativeFormPost } from "@/lib/http/forms/native-form-post";
import { type ProgressUpdate, recordProgress } from "@/lib/learning/progress";
import { slug } from "@/types/api";

const lesson = { lessonId: z.uuid(), slug };
type Lesson = { lessonId: string; slug: string };
const finish = z.object({ ...lesson, finished: z.enum(["yes", "no"]) });
const position = z.object({
  ...lesson,
  section: z.string().min(1).max(200),
  fraction: z.coerce.number().min(0).max(1),
});

export async function setFinished(form: FormData): Promise<void> {
  const parsed = finish.safeParse(Object.fromEntries(form));
  if (!parsed.success) redirect("/library");
  const { slug, finished } = parsed.data;
  await saveProgress(form, parsed.data, { finished: finished === "yes" });
  // The same URL but for its hash: without a refresh the router would only scroll. A native form has no router.
  if (!(await isNativeFormPost())) refresh();
  redirect(`/lessons/${slug}#finish`);
}

export async function saveReadingPosition(form: FormData): Promise<void> {
  const parsed = position.safeParse(Object.fromEntries(form));
  if (!parsed.success) redirect("/library");
  const { slug, section, fraction } = parsed.data;
  await saveProgress(form, parsed.data, { section, fraction });
  redirect(
    await setFlash(`/lessons/${slug}#${encodeURIComponent(section)}`, {
      kind: "notice",
      code: "position-saved",
    }),
  );
}

async function saveProgress(
  form: FormData,
  { lessonId, slug }: Lesson,
  progress: ProgressUpdate,
): Promise<void> {
  await requireSubmitter(`/lessons/${slug}`, form);
  const saved = await recordProgress(lessonId, progress).catch(toFailure);
  // Access ended meanwhile, as after a refund: the lesson's page says why.
  if (!saved.ok && saved.code === "lesson_closed") redirect(`/lessons/${slug}`);
  if (!saved.ok) redirect(await setFlash(`/lessons/${slug}`, { kind: "notice", code: "progress-not-saved" }));
}
