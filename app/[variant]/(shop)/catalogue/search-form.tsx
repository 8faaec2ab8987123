"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import type { FormEvent, ReactNode } from "react";
import { readSegment } from "@/lib/catalogue/search/params";
import { maxSearchWords } from "@/lib/catalogue/search/words";
import { type FilterProps, Filters } from "./filters";
import { useSearch } from "./use-search";

/**
 * A plain form for /lessons, above its results. With JavaScript it submits itself: shortly after typing, and at once
 * when a filter is chosen. It stays mounted while the results change, so that what is typed stays too.
 */
export function SearchForm({ button, children, ...filters }: SearchFormProps) {
  const segment = useSelectedLayoutSegment() ?? "";
  const search = readSegment(segment);
  const { form, results, status, submit, submitSoon, isPending } = useSearch(segment);
  const onChange = ({ target, nativeEvent }: FormEvent<HTMLFormElement>) => {
    if (target instanceof HTMLSelectElement) submit("push");
    // An input method has not finished composing the character.
    else if (!("isComposing" in nativeEvent && nativeEvent.isComposing)) submitSoon();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit("push");
  };
  return (
    <>
      <search>
        <form
          ref={form}
          action="/lessons"
          autoComplete="off"
          onChange={onChange}
          onCompositionEnd={submitSoon}
          onSubmit={onSubmit}
        >
          <input type="hidden" name="subject" defaultValue={search.subject} />
          <input type="hidden" name="creator" defaultValue={search.creator} />
          <div className="flex max-w-reader flex-wrap gap-2">
            <QueryInput defaultValue={search.q} />
            {button}
          </div>
          <Filters search={search} {...filters} />
        </form>
      </search>
      <p ref={status} role="status" className="sr-only" />
      <div
        ref={results}
        aria-busy={isPending}
        className="transition-opacity delay-100 duration-(--duration-quick) has-data-pending:opacity-50 aria-busy:opacity-50"
      >
        {children}
      </div>
    </>
  );
}

// The button is rendered on the server: its styles need no JavaScript then.
type SearchFormProps = FilterProps & { button: ReactNode; children: ReactNode };

function QueryInput({ defaultValue }: { defaultValue: string }) {
  return (
    <input
      type="search"
      name="q"
      aria-label="Search the lessons"
      placeholder="Title, subject or creator"
      maxLength={maxSearchWords}
      dir="auto"
      defaultValue={defaultValue}
      className="search-words"
    />
  );
}
