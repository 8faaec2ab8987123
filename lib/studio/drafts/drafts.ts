import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { z } from "zod";
import { createAdminClient } from "@/lib/supabase/admin";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import type { Json } from "@/types/database";
import { constraintIn } from "./draft-problems";

const draftColumns = `
  lessonId:lesson_id, version, title, slug, summary, subject, language, priceMinor:price_minor, currency,
  durationMinutes:duration_minutes, outcomes, audience, preview, paidPart:paid_part, coverId:cover_id,
  videoId:video_id, captionsId:captions_id, updatedAt:updated_at
`;

type Client = Awaited<ReturnType<typeof createClient>>;
const selectDrafts = (client: Client) => client.from("lesson_drafts").select(draftColumns);

/** What a creator writes of a lesson. `priceMinor` in minor units of `currency`, null while there is no price. */
export type Draft = QueryData<ReturnType<typeof selectDrafts>>[number];

/** Under row-level security: null for everyone but its creator. */
export async function getDraft(lessonId: string): Promise<Draft | null> {
  return unwrap(
    await selectDrafts(await createClient())
      .eq("lesson_id", lessonId)
      .maybeSingle(),
  );
}

/** False for everyone but its creator. */
export async function hasDraft(lessonId: string): Promise<boolean> {
  const query = (await createClient()).from("lesson_drafts").select("lesson_id");
  return unwrap(await query.eq("lesson_id", lessonId).maybeSingle()) !== null;
}

/** Begins the draft of a lesson that has none yet, from its text. Null for everyone but its creator. */
export async function startDraftOf(creatorId: string, lessonId: string): Promise<Draft | null> {
  const query = (await createClient()).from("lessons").select("id").eq("id", lessonId);
  const own = unwrap(await query.eq("creator_id", creatorId).maybeSingle());
  return own && (await startDraft(creatorId, lessonId)) ? getDraft(lessonId) : null;
}

/**
 * Begins the draft of a published lesson from its text, and that of a new one empty; one that there is stays as it is.
 * False: this is no creator, or the lesson is another's.
 */
export async function startDraft(creatorId: string, lessonId: string): Promise<boolean> {
  const args = { creator_id: creatorId, lesson_id: lessonId };
  return unwrap(await createAdminClient().rpc("start_lesson_draft", args)).length > 0;
}

/** Of one creator: saves a moment after the typing stops, in a few open pages. */
export const draftWritesPerMinute = 120;

/** New values by column of lesson_drafts; what is not named stays. */
export type DraftChanges = Record<string, string | number | string[] | null>;

export type Save = {
  lessonId: string;
  /** The version that the form showed. */
  version: number;
  /** One per form that was shown: the same save, sent twice, is made once. */
  key: string;
  /** Of a refused save that this one settles. */
  resolvedKey: string | null;
  changes: DraftChanges;
};

const saveAnswer = z.object({
  outcome: z.enum(["saved", "stale", "not_found"]),
  version: z.int().optional(),
});

/**
 * `saved`: `version` is the one whose content the client has. `stale`: another save came first; `invalid`: a value
 * breaks a rule. In both cases nothing is changed.
 */
export type SaveOutcome =
  | { outcome: "saved"; version: number }
  | { outcome: "stale" | "not_found" }
  | { outcome: "invalid"; problem: string };

/**
 * Saves what differs from the version that the form showed. What is stale is kept as a refused save; what is invalid is
 * the caller's to keep.
 */
export async function patchDraft(
  creatorId: string,
  { lessonId, version, key, resolvedKey, changes }: Save,
): Promise<SaveOutcome> {
  const answer = await createAdminClient().rpc("save_lesson_draft", {
    creator_id: creatorId,
    lesson_id: lessonId,
    expected_version: version,
    save_key: key,
    changes,
    ...(resolvedKey && { resolved_key: resolvedKey }),
  });
  const problem = constraintIn(answer.error);
  if (problem) return { outcome: "invalid", problem };
  const { outcome, version: saved = version } = saveAnswer.parse(unwrap(answer));
  return outcome === "saved" ? { outcome, version: saved } : { outcome };
}

/** As `patchDraft`; what was typed is kept as a refused save in both cases. */
export async function saveDraft(
  creatorId: string,
  save: Save,
): Promise<"saved" | "stale" | "invalid" | "not_found"> {
  const answer = await patchDraft(creatorId, save);
  if (answer.outcome !== "invalid") return answer.outcome;
  const { lessonId, key, resolvedKey, changes: typed } = save;
  const isKept = await keepInput(creatorId, { lessonId, key, resolvedKey, typed, problem: answer.problem });
  return isKept ? "invalid" : "not_found";
}

const restoreAnswer = saveAnswer.pick({ outcome: true });

/**
 * Makes a published version the draft, as a save that the history keeps. `stale`: the draft has another version than
 * the page showed, and nothing is changed. `invalid`: it breaks a rule by now, and is kept as a refused save.
 */
export async function restoreVersion(
  creatorId: string,
  { lessonId, number, version, key, changes }: Omit<Save, "resolvedKey"> & { number: number },
): Promise<"restored" | "stale" | "invalid" | "not_found"> {
  const answer = await createAdminClient().rpc("restore_lesson_version", {
    ...{ creator_id: creatorId, lesson_id: lessonId, number },
    ...{ expected_version: version, save_key: key },
  });
  const problem = constraintIn(answer.error);
  if (problem)
    return (await keepInput(creatorId, { lessonId, key, typed: changes, problem })) ? "invalid" : "not_found";
  const { outcome } = restoreAnswer.parse(unwrap(answer));
  return outcome === "saved" ? "restored" : outcome;
}

type Input = Pick<Save, "lessonId" | "key"> & {
  resolvedKey?: Save["resolvedKey"];
  typed: Json;
  problem: string;
};

/**
 * Keeps what was typed and cannot be saved as it is, in place of the refused save that it was built on. False: this is
 * not the draft's creator.
 */
export async function keepInput(
  creatorId: string,
  { lessonId, key, resolvedKey, typed, problem }: Input,
): Promise<boolean> {
  const answer = await createAdminClient().rpc("keep_draft_input", {
    creator_id: creatorId,
    lesson_id: lessonId,
    save_key: key,
    typed,
    problem,
    ...(resolvedKey && { resolved_key: resolvedKey }),
  });
  return unwrap(answer);
}

/** Deletes the draft of a lesson that was never published. False: there is none of this creator's. */
export async function deleteDraft(creatorId: string, lessonId: string): Promise<boolean> {
  const args = { creator_id: creatorId, lesson_id: lessonId };
  return unwrap(await createAdminClient().rpc("delete_lesson_draft", args));
}

export async function discardInput(creatorId: string, lessonId: string, key: string): Promise<void> {
  const args = { creator_id: creatorId, lesson_id: lessonId, save_key: key };
  unwrap(await createAdminClient().rpc("discard_draft_input", args));
}

const typedValues = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()), z.null()]));

/** What could not be saved, as it was typed, by column. `problem` is null where another save came first. */
export type RefusedSave = { key: string; typed: DraftChanges; problem: string | null };

/** The newest refused save of a draft that its creator has not decided about, and how many there are. */
export async function getRefusedSave(lessonId: string): Promise<{ save: RefusedSave; count: number } | null> {
  const query = (await createClient())
    .from("refused_draft_saves")
    .select("key:save_key, typed, problem", { count: "exact" })
    .eq("lesson_id", lessonId)
    .order("refused_at", { ascending: false })
    .order("save_key")
    .limit(1);
  const { count, ...answer } = await query;
  const [row] = unwrap(answer);
  return row ? { save: { ...row, typed: typedValues.parse(row.typed) }, count: count ?? 1 } : null;
}
