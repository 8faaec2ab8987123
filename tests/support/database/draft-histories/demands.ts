import type { Tx } from "../database.ts";

/** What a history of drafts must never show. */
export class BrokenDraft extends Error {}

export function demand(holds: boolean, broken: string): void {
  if (!holds) throw new BrokenDraft(broken);
}

/** The columns that histories type into. */
export const writtenColumns = ["title", "summary", "preview", "paid_part"] as const;

/** All that a creator wrote, as text by column. */
export type Content = Record<string, string>;

const notWritten = new Set([
  ...["lesson_id", "creator_id", "version", "price_minor", "has_lesson", "created_at", "updated_at"],
  ...["cover_id", "video_id", "captions_id"],
]);

const contentOf = (row: Record<string, unknown>): Content =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      notWritten.has(name) ? [] : [[name, typeof value === "string" ? value : JSON.stringify(value)]],
    ),
  );

export async function draftNow(tx: Tx, lessonId: string): Promise<{ version: number; content: Content }> {
  const [row] = await tx<{ version: number; content: Record<string, unknown> }[]>`
    select version, to_jsonb(draft) as content from public.lesson_drafts as draft where lesson_id = ${lessonId}`;
  if (!row) throw new Error("no draft");
  return { version: row.version, content: contentOf(row.content) };
}

export function demandSameContent(found: Content, wanted: Content, after: string): void {
  const odd = Object.keys(wanted).filter((column) => found[column] !== wanted[column]);
  demand(odd.length === 0, `after ${after}, the draft differs in ${odd.join(", ")}`);
}

/** Every acknowledged text is in the history or in a refused save. */
export async function demandTextsAreKept(tx: Tx, lessonId: string, texts: string[]): Promise<void> {
  const rows = await tx<{ text: string }[]>`
    select value as text from public.lesson_draft_saves, jsonb_each_text(changes) where lesson_id = ${lessonId}
    union all
    select value from public.refused_draft_saves, jsonb_each_text(typed) where lesson_id = ${lessonId}`;
  const kept = new Set(rows.map(({ text }) => text));
  for (const text of texts) demand(kept.has(text), `“${text}” was acknowledged, and is nowhere`);
}

/** The history leads back to what the draft held at each of these versions. */
export async function demandHistoryLeadsBack(tx: Tx, lessonId: string, states: Map<number, Content>) {
  const rows = await tx<{ version: number; content: Record<string, unknown> }[]>`
    select wanted as version, private.draft_content_at(draft, wanted) as content
    from public.lesson_drafts as draft, unnest(${[...states.keys()]}::integer[]) as wanted
    where lesson_id = ${lessonId}`;
  for (const { version, content } of rows)
    demandSameContent(contentOf(content), states.get(version) ?? {}, `going back to version ${version}`);
}
