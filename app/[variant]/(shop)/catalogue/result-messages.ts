import { type LessonSearch, lessonsPath } from "@/lib/catalogue/search/params";
import { isolate } from "@/lib/format/isolate";
import { capitalise } from "@/lib/format/names";
import { choices } from "./search-messages";

/** The title of a search's page, e.g. "Design lessons: “grid”". */
export function titleOf({ q, subject }: LessonSearch): string {
  const lessons = subject ? `${capitalise(subject)} lessons` : "All lessons";
  return q.trim() ? `${subject ? lessons : "Lessons"}: “${isolate(q)}”` : lessons;
}

/** The active filters, each with the URL of the same search without it. */
export function activeFilters(search: LessonSearch, creatorName?: string) {
  const { creator, price, length, owned } = search;
  const on = [
    ["creator", creator && `By ${isolate(creatorName ?? creator)}`],
    ["price", textOf(choices.price.options, price)],
    ["length", textOf(choices.length.options, length)],
    ["owned", textOf(choices.owned.options, owned)],
  ] as const;
  return on.flatMap(([name, text]) =>
    text ? [{ name, text, without: lessonsPath(search, { [name]: "" }) }] : [],
  );
}

/** Names the filters whose values in the URL are unknown, e.g. "subject,sort". */
export function ignoredMessage(ignored: string): string {
  const names = ignored.split(",").map((name) => filterNames[name] ?? name);
  return `The link has an unknown ${names.join(" and an unknown ")}. That is left out here.`;
}

const filterNames: Record<string, string> = { owned: "choice of yours", sort: "order" };

const textOf = (options: Record<string, string>, value: string) => options[value] ?? "";
