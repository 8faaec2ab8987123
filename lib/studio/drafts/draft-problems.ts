import type { PostgrestError } from "@supabase/supabase-js";

/** SQLSTATE check_violation. */
const checkViolation = "23514";

/** What of a draft breaks a rule: the constraint, or the database's sentence about a price; null for other errors. */
export function constraintIn(error: Pick<PostgrestError, "code" | "message"> | null): string | null {
  if (error?.code !== checkViolation) return null;
  return error.message.match(/violates check constraint "(\w+)"/)?.[1] ?? error.message;
}

const slugRule = "Use small letters a to z, digits and single hyphens, at most 120.";
const outcomesRule = "Write at most five, a line each, of at most 160 characters.";

/** By constraint of lesson_drafts: the column, and what to do. */
const problems: Record<string, [column: string, message: string]> = {
  lesson_drafts_title_length: ["title", "A title has at most 140 characters."],
  lesson_drafts_title_is_name: ["title", "Use letters that can be seen, in one line."],
  lesson_drafts_slug_form: ["slug", slugRule],
  lesson_drafts_summary_length: ["summary", "A summary has at most 500 characters."],
  lesson_drafts_subject_known: ["subject", "Choose one of the subjects."],
  lesson_drafts_language_form: ["language", "Write the language’s tag, like “en”, “pt-BR” or “zh-Hant”."],
  lesson_drafts_currency_form: ["currency", "Choose one of the currencies."],
  lesson_drafts_duration_positive: ["duration_minutes", "Write whole minutes, from 1 to 6000."],
  lesson_drafts_outcomes_form: ["outcomes", outcomesRule],
  lesson_drafts_audience_length: ["audience", "Use at most 500 characters."],
  lesson_drafts_preview_length: ["preview", "The free part has at most 20,000 characters."],
  lesson_drafts_paid_part_length: ["paid_part", "The paid part has at most 200,000 characters."],
  lesson_drafts_text_length: [
    "paid_part",
    "The free and the paid part have at most 199,998 characters together.",
  ],
};

/** The column and its problem, as its creator reads it; what is no constraint is a sentence about the price. */
export function explainProblem(problem: string): { column: string; message: string } {
  const [column, message] = problems[problem] ?? ["price", problem];
  return { column, message };
}

/** The fields of a draft, in the form's order, as they are called there. */
export const columnNames = [
  { column: "title", name: "Title" },
  { column: "summary", name: "Summary" },
  { column: "subject", name: "Subject" },
  { column: "language", name: "Language" },
  { column: "preview", name: "Free part" },
  { column: "paid_part", name: "Paid part" },
  { column: "outcomes", name: "After it you can …" },
  { column: "audience", name: "Who it is for, and what they need" },
  { column: "price", name: "Price" },
  { column: "currency", name: "Currency" },
  { column: "duration_minutes", name: "Minutes it takes" },
  { column: "slug", name: "Address" },
] as const;
