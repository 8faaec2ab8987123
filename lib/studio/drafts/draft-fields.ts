import "server-only";
import { readDraftForm } from "./draft-form";
import { explainProblem } from "./draft-problems";
import { type DraftChanges, keepInput, patchDraft, type Save, type SaveOutcome } from "./drafts";

type FieldsSave = Omit<Save, "changes" | "resolvedKey"> & {
  resolvedKey?: string | undefined;
  /** As typed, by column. A price comes with its currency. */
  fields: Record<string, string>;
};

/** `invalid`: which column, and what to do. Its client sends the other columns again. */
export type FieldsSaved =
  | { outcome: "saved"; version: number }
  | { outcome: "stale" | "not_found" }
  | { outcome: "invalid"; column: string; message: string };

/**
 * Saves some fields of a draft. Of fields of which one is invalid none is saved, and that one alone is kept as
 * a refused save: the others are older when it is read. `locale`: in which a price is typed.
 */
export async function saveDraftFields(
  creatorId: string,
  { fields, lessonId, version, key, resolvedKey }: FieldsSave,
  locale: string,
): Promise<FieldsSaved> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const read = readDraftForm(form, locale);
  const save = { lessonId, version, key, resolvedKey: resolvedKey ?? null };
  const answer: SaveOutcome =
    read.changes !== null
      ? await patchDraft(creatorId, { ...save, changes: read.changes })
      : { outcome: "invalid", problem: read.problem };
  if (answer.outcome !== "invalid") return answer;
  const explained = explainProblem(answer.problem);
  const kept = {
    lessonId,
    key,
    resolvedKey,
    typed: only(read.typed, explained.column),
    problem: answer.problem,
  };
  if (!(await keepInput(creatorId, kept))) return { outcome: "not_found" };
  return { outcome: "invalid", ...explained };
}

/** All of them where the rule is about another column, as that of the length of both parts. */
function only(typed: DraftChanges, column: string): DraftChanges {
  const names = column === "price" || column === "currency" ? ["price", "currency"] : [column];
  const found = Object.entries(typed).filter(([name]) => names.includes(name));
  return found.length > 0 ? Object.fromEntries(found) : typed;
}
