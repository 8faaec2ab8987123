import type { Mutant } from "../histories/mutant.ts";

const changes: [target: string, name: string, from: string, to: string][] = [
  [
    "public.publish_lesson",
    "a version keeps what the one before held, and restores that",
    "values (draft.lesson_id, last.number, private.draft_content(draft))",
    "values (draft.lesson_id, last.number, coalesce(last.content, private.draft_content(draft)))",
  ],
  [
    "public.publish_lesson",
    "a version leaves out the paid part",
    "values (draft.lesson_id, last.number, private.draft_content(draft))",
    "values (draft.lesson_id, last.number, private.draft_content(draft) - 'paid_part')",
  ],
  [
    "public.publish_lesson",
    "what is published again becomes no version",
    "last.content is distinct from private.draft_content(draft)",
    "last.content is null",
  ],
  [
    "public.restore_lesson_version",
    "an older version than the wanted one is restored",
    "known.number = restore_lesson_version.number",
    "known.number = greatest(restore_lesson_version.number - 1, 1)",
  ],
  [
    "public.restore_lesson_version",
    "restoring leaves the summary that there is",
    "perform private.apply_draft_changes(draft, save_key, changes)",
    "perform private.apply_draft_changes(draft, save_key, changes - 'summary')",
  ],
  [
    "public.restore_lesson_version",
    "restoring writes over what was saved meanwhile",
    "draft.version <> expected_version",
    "draft.version < expected_version",
  ],
  [
    "public.save_lesson_draft",
    "a stale save is made",
    "draft.version <> base_version",
    "draft.version < base_version",
  ],
  [
    "public.save_lesson_draft",
    "what a stale save says is not kept",
    "perform public.keep_draft_input(creator_id, lesson_id, save_key, typed, null, resolved_key);",
    "",
  ],
  [
    "private.apply_draft_changes",
    "a save keeps the title that there was",
    "draft.version + 1, changed.title",
    "draft.version + 1, coalesce(nullif(draft.title, ''), changed.title)",
  ],
  [
    "private.apply_draft_changes",
    "a save does not say what it replaced",
    "private.differences(private.draft_content(draft), private.draft_content(changed))",
    "'{}'",
  ],
  [
    "private.draft_content_at",
    "the history skips a save",
    "later.version > wanted",
    "later.version > wanted + 1",
  ],
];

/** Rules about drafts and their versions, broken: `checkDraftHistory` must notice. */
export const mutantsOfDrafts = (): Omit<Mutant, "topic">[] =>
  changes.map(([target, name, from, to]) => ({ name, target, edits: [[from, to]] }));
