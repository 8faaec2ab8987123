"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { refuseOtherMember } from "@/lib/auth/form-member";
import { requireSubmitter } from "@/lib/auth/require-sender";
import { getUser, type User } from "@/lib/auth/session";
import { expireCatalogue } from "@/lib/catalogue/cache";
import { SignedOutError, UnavailableError } from "@/lib/errors";
import { localeOf } from "@/lib/format/locale";
import { type Flash, setFlash } from "@/lib/http/forms/flash";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { type DraftForm, readDraftForm } from "@/lib/studio/drafts/draft-form";
import {
  deleteDraft,
  discardInput,
  draftWritesPerMinute,
  keepInput,
  restoreVersion,
  type Save,
  saveDraft,
  startDraft,
} from "@/lib/studio/drafts/drafts";
import { publishLesson, setLessonStatus } from "@/lib/studio/publish";
import { getVersion } from "@/lib/studio/versions";

type Result = Extract<Flash, { kind: "studio" }>["result"];

const studio = "/studio";

/** Begins a new lesson and leads to its draft. `lessonId` is made with the form, so that it is begun once. */
export async function startLesson(form: FormData): Promise<void> {
  const user = await requireSubmitter(studio, form);
  const lessonId = z.uuid().safeParse(form.get("lessonId")).data;
  const isStarted =
    lessonId !== undefined && (await isAllowed(user)) && (await startDraft(user.id, lessonId));
  redirect(isStarted ? `${studio}/lessons/${lessonId}` : studio);
}

const saveForm = z.object({
  version: z.coerce.number().int().positive(),
  key: z.uuid(),
  resolvedKey: z.uuid().nullable().catch(null),
  next: z.enum(["publish", "preview"]).nullable().catch(null),
});

/**
 * Saves what was typed, where there is no JavaScript. Idempotent by the form's key.
 * @throws UnavailableError which leads to a page that says so: the browser keeps what was typed.
 * @throws SignedOutError which leads to a page that sends it again: it can be long.
 */
export async function saveLesson(form: FormData): Promise<void> {
  await refuseOtherMember(form);
  if (!(await getUser())) throw new SignedOutError();
  const { user, lessonId, page } = await open(form);
  const { next, ...save } = saveForm.parse(Object.fromEntries(form));
  if (!(await isAllowed(user))) throw new UnavailableError("too many saves");
  const locale = localeOf((await headers()).get("accept-language"));
  const result = await saveOrKeep(user, { lessonId, ...save }, readDraftForm(form, locale));
  if (result === "not_found") redirect(studio);
  redirect(result === "saved" && next ? `${page}/${next}` : await tell(page, result));
}

async function saveOrKeep({ id }: User, save: Omit<Save, "changes">, { typed, changes, problem }: DraftForm) {
  if (changes) return saveDraft(id, { ...save, changes });
  const { lessonId, key, resolvedKey } = save;
  return (await keepInput(id, { lessonId, key, resolvedKey, typed, problem })) ? "invalid" : "not_found";
}

/** What is saved stays, and what was typed is no longer offered. */
export async function discardDraftInput(form: FormData): Promise<void> {
  const { user, lessonId, page } = await open(form);
  const key = z.uuid().parse(form.get("key"));
  const result = await orUnavailable(async () => {
    await discardInput(user.id, lessonId, key);
    return "discarded" as const;
  });
  redirect(await tell(page, result));
}

export async function publish(form: FormData): Promise<void> {
  const { user, lessonId, page } = await open(form);
  const version = z.coerce.number().int().positive().parse(form.get("version"));
  const result = await orUnavailable(async () =>
    (await mayPublish(user)) ? publishLesson(user.id, lessonId, version) : "rate_limited",
  );
  if (result === "not_found") redirect(studio);
  if (result === "published") expireCatalogue();
  redirect(
    await tell(result === "slug_taken" ? page : `${page}/publish`, result === "stale" ? "outdated" : result),
  );
}

export async function changeLessonStatus(form: FormData): Promise<void> {
  const { user, lessonId, page } = await open(form);
  const status = z.enum(["unpublished", "archived"]).parse(form.get("status"));
  const result = await orUnavailable(async () => {
    if (!(await mayPublish(user))) return "rate_limited";
    return (await setLessonStatus(user.id, lessonId, status)) ? status : "not_found";
  });
  if (result === "not_found") redirect(studio);
  expireCatalogue();
  redirect(await tell(`${page}/publish`, result));
}

/** Leads to the studio, also where there was nothing to delete. */
export async function deleteNewDraft(form: FormData): Promise<void> {
  const { user, lessonId, page } = await open(form);
  const result = await orUnavailable(() => deleteDraft(user.id, lessonId));
  redirect(result === "unavailable" ? await tell(`${page}/publish`, result) : studio);
}

/** Makes a published version the draft again. Where the draft was changed meanwhile, leads back to the comparison. */
export async function restore(form: FormData): Promise<void> {
  const { user, lessonId, page } = await open(form);
  const { number, version, key } = z
    .object({ number: z.coerce.number().int(), version: z.coerce.number().int(), key: z.uuid() })
    .parse(Object.fromEntries(form));
  const result = await orUnavailable(async () => {
    if (!(await isAllowed(user))) return "rate_limited";
    const found = await getVersion(lessonId, number);
    if (!found) return "not_found";
    return restoreVersion(user.id, { lessonId, number, version, key, changes: found.content });
  });
  if (result === "not_found") redirect(studio);
  redirect(
    await (result === "stale" ? tell(`${page}/versions/${number}`, "restore_outdated") : tell(page, result)),
  );
}

async function open(form: FormData): Promise<{ user: User; lessonId: string; page: string }> {
  const lessonId = z.uuid().safeParse(form.get("lessonId")).data;
  if (!lessonId) redirect(studio);
  const page = `${studio}/lessons/${lessonId}`;
  return { user: await requireSubmitter(page, form), lessonId, page };
}

const isAllowed = async ({ id }: User) =>
  (await consumeRateLimit(`studio:${id}`, draftWritesPerMinute, 60)).ok;

/** Each publication renders the catalogue again. */
const mayPublish = async ({ id }: User) => (await consumeRateLimit(`publish:${id}`, 30, 600)).ok;

const tell = (page: string, result: Result) => setFlash(page, { kind: "studio", result });

async function orUnavailable<Outcome>(attempt: () => Promise<Outcome>): Promise<Outcome | "unavailable"> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof UnavailableError) return "unavailable";
    throw error;
  }
}
