import { randomUUID } from "node:crypto";
import { type Changes, createDraft, saveDraft } from "./drafts.ts";
import type { Attempt, Refused } from "./refused-purchases.ts";

const draft =
  (changes: Changes): Attempt =>
  async (tx, { creator }) => {
    const lessonId = await createDraft(tx, creator);
    await saveDraft(tx, creator, lessonId, 2, changes);
  };

/** What the rules about drafts refuse: what is too long, or of a wrong form, to be published. */
export const refusedDrafts: Refused[] = [
  ["lesson_drafts_title_length", "a title of 141 characters", draft({ title: "x".repeat(141) })],
  ["lesson_drafts_title_is_name", "a title that cannot be seen", draft({ title: "\u200b" })],
  ["lesson_drafts_slug_form", "a slug with a space", draft({ slug: "bread and butter" })],
  ["lesson_drafts_slug_form", "a slug of 121 characters", draft({ slug: "x".repeat(121) })],
  ["lesson_drafts_summary_length", "a summary of 501 characters", draft({ summary: "x".repeat(501) })],
  ["lesson_drafts_subject_known", "a subject that the shop does not have", draft({ subject: "magic" })],
  ["lesson_drafts_language_form", "a language without a tag", draft({ language: "English" })],
  ["lesson_drafts_price_chargeable", "a price of 10 cents", draft({ price: 0.1 })],
  ["lesson_drafts_currency_form", "a currency of four letters", draft({ currency: "euro", price: 0 })],
  ["lesson_drafts_duration_positive", "no minutes", draft({ duration_minutes: 0 })],
  ["lesson_drafts_outcomes_form", "six outcomes", draft({ outcomes: Array(6).fill("x") })],
  ["lesson_drafts_outcomes_form", "an outcome of two lines", draft({ outcomes: ["x\ny"] })],
  ["lesson_drafts_outcomes_form", "an empty outcome", draft({ outcomes: ["x", ""] })],
  ["lesson_drafts_audience_length", "an audience of 501 characters", draft({ audience: "x".repeat(501) })],
  ["lesson_drafts_preview_length", "a preview of 20001 characters", draft({ preview: "x".repeat(20_001) })],
  ["lesson_drafts_paid_part_length", "200001 characters", draft({ paid_part: "x".repeat(200_001) })],
  [
    "lesson_drafts_text_length",
    "199,999 characters in two parts",
    draft({ preview: "x".repeat(20_000), paid_part: "x".repeat(179_999) }),
  ],
  [
    "refused_draft_saves_typed_size",
    "two megabytes of refused text",
    async (tx, { creator }) => {
      const lessonId = await createDraft(tx, creator);
      const noise = Array.from({ length: 60_000 }, () => randomUUID()).join("");
      await tx`select public.keep_draft_input(${creator.id}, ${lessonId}, ${lessonId}, ${tx.json({ preview: noise })})`;
    },
  ],
  [
    "lesson_draft_saves_save_key_unique",
    "two saves under one key",
    async (tx, { creator }) => {
      const lessonId = await createDraft(tx, creator);
      await tx`insert into public.lesson_draft_saves (lesson_id, version, save_key, changes, previous)
        select lesson_id, 9, save_key, '{}', '{}' from public.lesson_draft_saves where lesson_id = ${lessonId}`;
    },
  ],
];
