import type { Answer, Fields } from "./save";

type Temporary = "offline" | "unavailable" | "unauthenticated";
type Failure = Temporary | "not_found";

export const isTemporary = (outcome: Answer["outcome"]): outcome is Temporary =>
  outcome === "offline" || outcome === "unavailable" || outcome === "unauthenticated";
export const isFailure = (outcome: Answer["outcome"]): outcome is Failure =>
  isTemporary(outcome) || outcome === "not_found";

/** What made a save invalid: a price with its currency, or all that was sent where the rule is about several fields. */
export function blamed(column: string, fields: Fields): Fields {
  const names = column === "price" || column === "currency" ? ["price", "currency"] : [column];
  const found = Object.entries(fields).filter(([name]) => names.includes(name));
  return found.length > 0 ? Object.fromEntries(found) : fields;
}

export const isWithin = (some: Fields, all: Fields) =>
  Object.entries(some).every(([name, value]) => all[name] === value);

/**
 * The fields whose value on the page is new, and in which nothing was typed since `before`. A field that was never
 * edited already holds the new text, as its default value, but its editor does not.
 */
export const untyped = (shown: Fields, before: Fields, values: Fields): [name: string, value: string][] =>
  Object.entries(shown).filter(
    ([name, value]) => before[name] !== value && [before[name], value].includes(values[name]),
  );
