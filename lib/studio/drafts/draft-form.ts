import { currencies, currencyOf } from "@/lib/format/currencies";
import { latinDigits } from "@/lib/format/digits";
import { majorUnits, parseMoney, typedAmount } from "@/lib/format/money";
import type { Draft, DraftChanges } from "./drafts";

/** Columns whose text is saved as it is typed. */
const texts = [
  "title",
  "slug",
  "summary",
  "subject",
  "language",
  "audience",
  "preview",
  "paid_part",
] as const;

/** `typed`: by column. `changes`: to be saved; null where one is no value. `problem`: see `explainProblem`. */
export type DraftForm = { typed: DraftChanges } & (
  | { changes: DraftChanges; problem: null }
  | { changes: null; problem: string }
);

/**
 * Reads the fields that a form has; the database decides whether their values may be saved. `locale` is the browser's,
 * in which a price is typed.
 */
export function readDraftForm(form: FormData, locale: string): DraftForm {
  const typed: DraftChanges = {};
  for (const name of texts) {
    const text = textOf(form, name);
    if (text !== null) typed[name] = isOneLine(name) ? text.trim() : text;
  }
  const outcomes = textOf(form, "outcomes");
  if (outcomes !== null) typed.outcomes = outcomes.split("\n").flatMap((line) => line.trim() || []);
  const minutes = textOf(form, "duration_minutes")?.trim();
  if (minutes !== undefined) typed.duration_minutes = minutes || null;
  const currency = textOf(form, "currency") ?? "usd";
  const price = textOf(form, "price")?.trim();
  if (price === undefined) return check(typed, undefined);
  Object.assign(typed, { currency, price: price || null });
  return check(typed, price && currencies.has(currency) ? parseMoney(price, currency, locale) : undefined);
}

function check(typed: DraftChanges, priceMinor: number | null | undefined): DraftForm {
  if (priceMinor === null) return { typed, changes: null, problem: priceRule(String(typed.currency)) };
  const minutes = typed.duration_minutes && latinDigits(String(typed.duration_minutes));
  if (minutes && !/^\d{1,6}$/.test(minutes))
    return { typed, changes: null, problem: "lesson_drafts_duration_positive" };
  const changes = {
    ...typed,
    ...(minutes && { duration_minutes: Number(minutes) }),
    ...(priceMinor !== undefined && { price: majorUnits(priceMinor, String(typed.currency)) }),
  };
  return { typed, changes, problem: null };
}

/** What to type as a price in this currency: its decimals differ, and some are charged in larger steps. */
function priceRule(currency: string): string {
  const { digits, step } = currencyOf(currency);
  const unit = 10 ** digits;
  const example = step < unit ? `12 or ${majorUnits(12.5 * unit, currency)}` : "1500";
  const isUsual = digits === 2 && step === 1;
  const steps = isUsual
    ? ""
    : ` Stripe charges ${currency.toUpperCase()} in steps of ${majorUnits(step, currency)}.`;
  return `Write an amount like ${example}, or 0 for a free lesson.${steps}`;
}

/** Browsers send CRLF. */
function textOf(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : null;
}

const isOneLine = (name: string) => name !== "preview" && name !== "paid_part";

export type DraftValues = Record<
  (typeof texts)[number] | "outcomes" | "duration_minutes" | "price" | "currency",
  string
>;

/** The draft as text for the form's fields, with what was typed over it; a price as it is typed in `locale`. */
export function draftValues(draft: Draft, locale: string, typed: DraftChanges = {}): DraftValues {
  const { title, slug, summary, subject, language, audience, preview, currency, priceMinor } = draft;
  const values: DraftValues = {
    ...{ title, slug, summary, subject, language, audience, preview, currency },
    paid_part: draft.paidPart,
    outcomes: draft.outcomes.join("\n"),
    duration_minutes: draft.durationMinutes?.toString() ?? "",
    price: priceMinor === null ? "" : typedAmount(priceMinor, currency, locale),
  };
  const changed = Object.entries(typed).map(([name, value]) => [name, textOfValue(value)]);
  const all = { ...values, ...Object.fromEntries(changed) };
  return typeof typed.price === "number"
    ? { ...all, price: priceText(typed.price, all.currency, locale) }
    : all;
}

const textOfValue = (value: DraftChanges[string]) =>
  Array.isArray(value) ? value.join("\n") : String(value ?? "");

/** Of the database's decimal. */
const priceText = (price: number, currency: string, locale: string) =>
  typedAmount(Math.round(price * 10 ** currencyOf(currency).digits), currency, locale);
