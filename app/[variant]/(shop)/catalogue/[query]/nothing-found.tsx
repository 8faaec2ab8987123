import { LessonGrid } from "@/components/lesson/lesson-grid";
import { getCreator } from "@/lib/catalogue/creators";
import { listNewestLessons } from "@/lib/catalogue/lessons";
import { type LessonSearch, lessonsPath, readSearch } from "@/lib/catalogue/search/params";
import { type Found, findLessons } from "@/lib/catalogue/search/search";
import { isolate } from "@/lib/format/isolate";
import { capitalise } from "@/lib/format/names";
import { goToPayment } from "../../../(learner)/checkout/actions";
import { activeFilters } from "../result-messages";
import { SearchLink } from "../search-link";

const shown = 3;

export async function NothingFound({ search, found }: { search: LessonSearch; found: Found }) {
  const [suggestions, lessons] = await Promise.all([
    listSuggestions(search, found),
    listNewestLessons(shown),
  ]);
  return (
    <>
      <p className="font-semibold">You could try:</p>
      <ul className="mt-1 mb-12 list-disc ps-5 marker:text-soft">
        {[...suggestions, everything].map(({ text, search }) => (
          <li key={text} className="wrap-anywhere">
            <SearchLink
              href={lessonsPath(search)}
              scroll={false}
              className="link inline-flex min-h-11 items-center"
            >
              {text}
            </SearchLink>
          </li>
        ))}
      </ul>
      {lessons.length > 0 && (
        <section aria-labelledby="newest">
          <h2 id="newest" className="mb-6 font-display text-heading">
            Newest lessons
          </h2>
          <LessonGrid lessons={lessons} heading="h3" buy={goToPayment} />
        </section>
      )}
    </>
  );
}

type Suggestion = { text: string; search: LessonSearch };

const everything = { text: "All lessons, newest first", search: {} };

/** At most three suggestions that have results, found by at most five searches: anyone can cause them. */
async function listSuggestions(
  search: LessonSearch,
  { spellingSuggestion, bySubject }: Found,
): Promise<Suggestion[]> {
  const { subject, creator } = search;
  const q = spellingSuggestion ?? search.q;
  const filters = activeFilters(search, creator ? (await getCreator(creator))?.name : undefined);
  const suggestions: Suggestion[] = [];
  if (subject && (!bySubject || Object.keys(bySubject).length > 0))
    suggestions.push({
      text: `In every subject, not only ${capitalise(subject)}`,
      search: { ...search, q, subject: "" },
    });
  const unfiltered = {
    text: `“${isolate(q)}” without any filter`,
    search: readSearch(new URLSearchParams({ q })),
  };
  // A query that finds nothing without filters finds nothing with some of them.
  if (filters.length > 0 && (!q || (await hasResults(unfiltered)))) {
    const without = filters.map(({ text, name }) => ({
      text: `Without the filter “${text}”`,
      search: { ...search, q, [name]: "" },
    }));
    suggestions.push(...(await firstWithResults(without, shown - suggestions.length)));
    if (q && (filters.length > 1 || subject)) suggestions.push(unfiltered);
  }
  return suggestions.slice(0, shown);
}

async function firstWithResults(candidates: Suggestion[], howMany: number): Promise<Suggestion[]> {
  const found: Suggestion[] = [];
  for (const candidate of candidates) {
    if (found.length === howMany) break;
    if (await hasResults(candidate)) found.push(candidate);
  }
  return found;
}

const hasResults = async ({ search }: Suggestion) => (await findLessons({ ...search, after: "" })).total > 0;
