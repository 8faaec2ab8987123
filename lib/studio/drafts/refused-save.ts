import { type DraftValues, draftValues } from "./draft-form";
import type { Draft, RefusedSave } from "./drafts";

/** What is saved, in the fields that show what was refused. */
export function savedInstead(draft: Draft, locale: string, { typed }: RefusedSave): Partial<DraftValues> {
  const saved = Object.entries(draftValues(draft, locale));
  return Object.fromEntries(saved.filter(([name]) => Object.hasOwn(typed, name)));
}

/** Whether nothing but the value of `column` was refused: the other fields are saved as they are typed. */
export const isOneField = ({ typed }: RefusedSave, column: string | undefined): boolean =>
  Object.keys(typed).every((name) => name === column || (column === "price" && name === "currency"));
