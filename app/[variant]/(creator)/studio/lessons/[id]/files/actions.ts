"use server";

import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireSender } from "@/lib/auth/require-sender";
import { UnavailableError } from "@/lib/errors";
import { type Flash, setFlash } from "@/lib/http/forms/flash";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { getDraft, saveDraft } from "@/lib/studio/drafts/drafts";
import { parseCaptions } from "@/lib/studio/files/captions";
import { addCaptions, chooseFile, deleteFile, getLessonFile } from "@/lib/studio/files/list";
import { fileMarkdown } from "@/lib/studio/files/markdown";

type Answer = Omit<Extract<Flash, { kind: "file" }>, "kind">;
type Result = Answer["result"];

/** Makes a file the cover, the video or the captions of the draft; none where the form names no file. */
export async function chooseLessonFile(form: FormData): Promise<void> {
  return answer(form, async (userId, lessonId) => {
    const use = z.enum(["cover", "video", "captions"]).parse(form.get("use"));
    const fileId = z.uuid().nullable().parse(form.get("fileId"));
    if (!(await chooseFile(userId, lessonId, use, fileId))) return null;
    return { result: fileId ? `${use}_chosen` : "removed" };
  });
}

/** Captions as a file of a form, which works without JavaScript. */
export async function addLessonCaptions(form: FormData): Promise<void> {
  return answer(form, async (userId, lessonId) => {
    const file = form.get("captions");
    if (!(file instanceof File) || file.size === 0) return { result: "no_captions" };
    const captions = parseCaptions(new Uint8Array(await file.arrayBuffer()));
    if (!captions.ok) return { result: captions.problem, ...("line" in captions && { line: captions.line }) };
    const [language = "", label = ""] = [form.get("language"), form.get("label")].map(String);
    const added = await addCaptions(userId, lessonId, {
      name: file.name,
      language: language.trim(),
      label,
      text: captions.text,
    });
    return added === "not_found" ? null : { result: added === "added" ? "captions_added" : added };
  });
}

export async function deleteLessonFile(form: FormData): Promise<void> {
  return answer(form, async (userId) => ({
    result: (await deleteFile(userId, z.uuid().parse(form.get("fileId")))) ? "deleted" : "in_use",
  }));
}

/** Names a picture or an attachment at the end of a part of the draft. */
export async function addFileToText(form: FormData): Promise<void> {
  return answer(form, async (userId, lessonId) => {
    const part = z.enum(["preview", "paid_part"]).parse(form.get("part"));
    const fileId = z.uuid().parse(form.get("fileId"));
    const [draft, file] = [await getDraft(lessonId), await getLessonFile(userId, fileId)];
    if (!draft || !file) return null;
    const text = part === "preview" ? draft.preview : draft.paidPart;
    const changes = { [part]: `${text.trimEnd()}\n\n${fileMarkdown(file)}\n`.trimStart() };
    const save = { lessonId, version: draft.version, key: randomUUID(), resolvedKey: null, changes };
    const saved = await saveDraft(userId, save);
    return { result: saved === "saved" ? "in_text" : saved === "stale" ? "stale" : "unavailable" };
  });
}

/** Null: this creator has no such draft or file. */
async function answer(
  form: FormData,
  work: (userId: string, lessonId: string) => Promise<Answer | null>,
): Promise<never> {
  const lessonId = z.uuid().safeParse(form.get("lessonId")).data;
  if (!lessonId) redirect("/studio");
  const page = `/studio/lessons/${lessonId}/files`;
  const { id } = await requireSender(page, form);
  const attempt = async (): Promise<Answer | null> => {
    if (!(await consumeRateLimit(`studio:${id}`, 120, 60)).ok) return { result: "rate_limited" };
    return work(id, lessonId);
  };
  const result = await attempt().catch((error: unknown) => {
    if (error instanceof UnavailableError) return { result: "unavailable" satisfies Result } as const;
    throw error;
  });
  redirect(result ? await setFlash(page, { kind: "file", ...result }) : "/studio");
}
