import { LessonGrid } from "@/components/lesson-grid";
import { getCreator } from "@/lib/catalogue/creators";
import { listNewestLessons } from "@/lib/catalogue/lessons";
import { type Found, findLessons } from "@/lib/catalogue/search";
import { type LessonSearch, lessonsPath, readSearch } from "@/lib/catalogue/search-params";
import { capitalise, filtersOf } from "../result-messages";
import { SearchLink } from "../search-link";

const shown = 3;

/** What to try when nothing fits: one thing less, or what is new. */
export async function NothingFound({ search, found }: { search: LessonSearch; found: Found }) {
  const [ways, lessons] = await Promise.all([waysOn(search, found), listNewestLessons(shown)]);
  return (
    <>
      <p className="font-semibold">You could try:</p>
      <ul className="mt-1 mb-12 list-disc pl-5 marker:text-soft">
        {[...ways, everything].map(({ text, search }) => (
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
          <LessonGrid lessons={lessons} heading="h3" />
        </section>
      )}
    </>
  );
}

type Way = { text: string; search: LessonSearch };

const everything = { text: "All lessons, newest first", search: {} };

/** At most three ways that lead somewhere, found by at most five searches: they cost, and anybody may ask for them. */
async function waysOn(search: LessonSearch, { spellingSuggestion, bySubject }: Found): Promise<Way[]> {
  const { subject, creator } = search;
  const q = spellingSuggestion ?? search.q;
  const filters = filtersOf(search, creator ? (await getCreator(creator))?.name : undefined);
  const ways: Way[] = [];
  if (subject && Object.keys(bySubject).length > 0)
    ways.push({
      text: `In every subject, not only ${capitalise(subject)}`,
      search: { ...search, q, subject: "" },
    });
  const plain = { text: `“${q}” without any filter`, search: readSearch(new URLSearchParams({ q })) };
  // What finds nothing without any filter finds nothing with some of them.
  if (filters.length > 0 && (!q || (await leadsSomewhere(plain)))) {
    const without = filters.map(({ text, name }) => ({
      text: `Without the filter “${text}”`,
      search: { ...search, q, [name]: "" },
    }));
    ways.push(...(await firstThatLead(without, shown - ways.length)));
    if (q && (filters.length > 1 || subject)) ways.push(plain);
  }
  return ways.slice(0, shown);
}

async function firstThatLead(ways: Way[], howMany: number): Promise<Way[]> {
  const found: Way[] = [];
  for (const way of ways) {
    if (found.length === howMany) break;
    if (await leadsSomewhere(way)) found.push(way);
  }
  return found;
}

const leadsSomewhere = async ({ search }: Way) => (await findLessons({ ...search, after: "" })).total > 0;
