"use client";

import { useRouter, useSelectedLayoutSegment } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useTransition } from "react";
import { lessonsPath, readSearch, readSegment, toSegment } from "@/lib/catalogue/search-params";
import { Filters } from "./filters";

const pauseMilliseconds = 250;

/**
 * The catalogue's form, a plain one that asks for /lessons, above its results. With a script it asks by itself: a
 * moment after the last letter, and at once for a choice. It stays while the results change, and so does what is typed.
 */
export function SearchForm({ isMember, button, children }: SearchFormProps) {
  const segment = useSelectedLayoutSegment() ?? "";
  const search = readSegment(segment);
  const { form, results, status, ask, askSoon, isPending } = useSearch(segment);
  const onChange = ({ target, nativeEvent }: FormEvent<HTMLFormElement>) => {
    if (target instanceof HTMLSelectElement) ask("push");
    // Half a character of a script that is composed is no word yet.
    else if (!("isComposing" in nativeEvent && nativeEvent.isComposing)) askSoon();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    ask("push");
  };
  return (
    <>
      <search>
        <form
          ref={form}
          action="/lessons"
          autoComplete="off"
          onChange={onChange}
          onCompositionEnd={askSoon}
          onSubmit={onSubmit}
        >
          <input type="hidden" name="subject" defaultValue={search.subject} />
          <input type="hidden" name="creator" defaultValue={search.creator} />
          <div className="flex max-w-reader flex-wrap gap-2">
            <input
              type="search"
              name="q"
              aria-label="Search the lessons"
              placeholder="Title, subject or creator"
              maxLength={100}
              pattern="\s*|.*[\p{L}\p{N}].*"
              defaultValue={search.q}
              className="peer block min-h-12 min-w-0 flex-1 rounded-control border border-edge bg-sheet px-3.5 text-body text-ink placeholder:text-soft hover:border-ink"
            />
            {button}
          </div>
          <Filters search={search} isMember={isMember} />
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

// The button comes ready-made from the server: the browser needs no script for its looks.
type SearchFormProps = { isMember: boolean; button: ReactNode; children: ReactNode };

/** Brings form and address together: what is chosen becomes the address; an address from elsewhere fills the form. */
function useSearch(segment: string) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const asked = useRef(segment);
  const underWay = useRef(new Set<string>());
  const timer = useRef<number>(undefined);

  function ask(how: "push" | "replace") {
    clearTimeout(timer.current);
    if (!form.current) return;
    const search = readSearch(new FormData(form.current));
    const target = toSegment(search);
    if (target === asked.current) return;
    asked.current = target;
    underWay.current.add(target);
    startTransition(() => router[how](lessonsPath(search), { scroll: false }));
  }

  function askSoon() {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => ask("replace"), pauseMilliseconds);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another address is news
  useEffect(() => {
    if (underWay.current.delete(segment)) {
      // An answer to what this form asked: more may have been typed since, so the form is left alone.
      if (segment === asked.current) underWay.current.clear();
    } else if (segment !== asked.current) {
      clearTimeout(timer.current);
      underWay.current.clear();
      asked.current = segment;
      for (const { field, value } of differing(form.current, segment)) field.value = value;
    } else if (differing(form.current, segment).length > 0) askSoon(); // Chosen before the script was there.
    // Read out by the one element that was there before: of a new one screen readers may say nothing.
    const found = results.current?.querySelectorAll("[data-found]") ?? [];
    const shown = Array.from(found).find((element) => element.checkVisibility());
    if (status.current && shown) status.current.textContent = shown.textContent;
  }, [segment]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return { form, results, status, ask, askSoon, isPending };
}

/** The fields that say something else than the address, each with what that says. */
const differing = (form: HTMLFormElement | null, segment: string) =>
  Object.entries(readSegment(segment)).flatMap(([name, value]) => {
    const field = form?.elements.namedItem(name);
    const isField = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
    return isField && field.value !== value ? [{ field, value }] : [];
  });
