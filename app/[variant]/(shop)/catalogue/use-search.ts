import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { lessonsPath, readSearch, readSegment, toSegment } from "@/lib/catalogue/search/params";

const typingPauseMs = 250;

/** Keeps form and URL in step: what is chosen becomes the URL, and a URL from a link fills the form. */
export function useSearch(segment: string) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const submitted = useRef(segment);
  const inFlight = useRef(new Set<string>());
  const timer = useRef<number>(undefined);

  function submit(how: "push" | "replace") {
    clearTimeout(timer.current);
    if (!form.current) return;
    const search = readSearch(new FormData(form.current));
    const target = toSegment(search);
    if (target === submitted.current) return;
    submitted.current = target;
    inFlight.current.add(target);
    startTransition(() => router[how](lessonsPath(search), { scroll: false }));
  }

  function submitSoon() {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => submit("replace"), typingPauseMs);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the URL changes
  useEffect(() => {
    if (inFlight.current.delete(segment)) {
      // The result of this form's own submit: more may have been typed since, so the form is left alone.
      if (segment === submitted.current) inFlight.current.clear();
    } else if (segment !== submitted.current) {
      clearTimeout(timer.current);
      inFlight.current.clear();
      submitted.current = segment;
      for (const { field, value } of differing(form.current, segment)) field.value = value;
    } else if (differing(form.current, segment).length > 0) submitSoon(); // Chosen before hydration.
    // Screen readers may ignore a live region that is new, so a lasting one repeats the heading.
    const headings = results.current?.querySelectorAll("[data-found]") ?? [];
    const shown = Array.from(headings).find((element) => element.checkVisibility());
    if (status.current && shown) status.current.textContent = shown.textContent;
  }, [segment]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return { form, results, status, submit, submitSoon, isPending };
}

/** The fields that differ from the URL, with the URL's value. */
const differing = (form: HTMLFormElement | null, segment: string) =>
  Object.entries(readSegment(segment)).flatMap(([name, value]) => {
    const field = form?.elements.namedItem(name);
    const isField = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
    return isField && field.value !== value ? [{ field, value }] : [];
  });
