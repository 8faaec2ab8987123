import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import type { Queries, Tx } from "./database.ts";

type Person = { id: string };
export type Changes = Record<string, postgres.JSONValue>;
type Saved = { outcome: string; version: number; content?: Changes };
type Published = { outcome: string; version?: number; missing?: string[]; slug?: string; number?: number };

/** All that a lesson needs to be published. */
export const completeDraft = {
  title: "Bread without kneading",
  slug: "bread-without-kneading",
  summary: "Flour, water, salt and a night.",
  subject: "cooking",
  price: 12,
  duration_minutes: 30,
  preview: "# Flour\n\nAny.",
  paid_part: "# Water\n\nA little less.",
} satisfies Changes;

/** The draft's version; undefined where this person may have none. */
export async function startDraft(
  tx: Queries,
  creator: Person,
  lessonId: string,
): Promise<number | undefined> {
  const rows = await tx<{ version: number }[]>`
    select version from public.start_lesson_draft(${creator.id}, ${lessonId})`;
  return rows[0]?.version;
}

export async function saveDraft(
  tx: Tx,
  creator: Person,
  lessonId: string,
  version: number,
  changes: Changes,
  key: string = randomUUID(),
): Promise<Saved> {
  const [row] = await tx<{ answer: Saved }[]>`
    select public.save_lesson_draft(${creator.id}, ${lessonId}, ${version}, ${key}, ${tx.json(changes)}) as answer`;
  if (!row) throw new Error("No answer");
  return row.answer;
}

export async function publish(
  tx: Tx,
  creator: Person,
  lessonId: string,
  version: number,
): Promise<Published> {
  const [row] = await tx<{ answer: Published }[]>`
    select public.publish_lesson(${creator.id}, ${lessonId}, ${version}) as answer`;
  if (!row) throw new Error("No answer");
  return row.answer;
}

/** `version` is the draft's that its creator saw. */
export async function restore(
  tx: Tx,
  creator: Person,
  lessonId: string,
  { number, version, key = randomUUID() }: { number: number; version: number; key?: string },
): Promise<string | undefined> {
  const [row] = await tx<{ answer: { outcome: string } }[]>`
    select public.restore_lesson_version(${creator.id}, ${lessonId}, ${number}, ${version}, ${key}) as answer`;
  return row?.answer.outcome;
}

/** A new lesson with a draft; returns its id. */
export async function createDraft(
  tx: Tx,
  creator: Person,
  changes: Changes = completeDraft,
): Promise<string> {
  const lessonId = randomUUID();
  await startDraft(tx, creator, lessonId);
  await saveDraft(tx, creator, lessonId, 1, changes);
  return lessonId;
}

export const readDraft = async (tx: Tx, lessonId: string) =>
  (await tx`select * from public.lesson_drafts where lesson_id = ${lessonId}`)[0];

export const setStatus = (tx: Tx, { creator }: { creator: Person }, lessonId: string, status: string) =>
  tx`select public.set_lesson_status(${creator.id}, ${lessonId}, ${status}::public.lesson_status) as done`;
