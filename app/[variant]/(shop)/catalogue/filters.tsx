import type { LessonSearch } from "@/lib/catalogue/search/params";
import type { Choice, Sortings } from "./search-messages";

// The words come from the server, which does not make them a script that every visitor loads.
export type FilterProps = { choices: [name: keyof LessonSearch, choice: Choice][]; sortings: Sortings };

/** Folded on a phone, where the results come first. */
export function Filters({ search, choices, sortings }: FilterProps & { search: LessonSearch }) {
  return (
    <details className="filters mt-2">
      <summary className="inline-flex min-h-11 cursor-pointer items-center gap-2 text-small font-semibold">
        Filter and sort
        <span aria-hidden className="chevron" />
      </summary>
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 pt-1 pb-2 md:flex">
        {choices.map(([name, choice]) => (
          <Select key={name} name={name} choice={choice} value={search[name]} />
        ))}
        <Select name="sort" choice={sortings[search.q ? 1 : 0]} value={search.sort} />
      </div>
    </details>
  );
}

function Select({ name, choice, value }: { name: string; choice: Choice; value: string }) {
  return (
    <label>
      {choice.label}
      <select name={name} defaultValue={value}>
        <option value="">{choice.any}</option>
        {Object.entries(choice.options).map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
