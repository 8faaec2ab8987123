import { LessonGrid } from "@/components/lesson-grid";
import { findLessons } from "@/lib/catalogue";
import { getCreator } from "@/lib/creators";
import { type LessonSearch, lessonsPath, readSearch } from "@/lib/lesson-search";
import { listNewestLessons } from "@/lib/lessons";
import { capitalise, filtersOf } from "../found-words";
import { SearchLink } from "../search-link";

const shown = 3;

/** What to try when nothing fits: another spelling, one thing less, or what is new. */
export async function NothingFound({ search, meant }: { search: LessonSearch; meant: string | null }) {
  const [ways, lessons] = await Promise.all([waysOn(search, meant), listNewestLessons(shown)]);
  return (
    <>
      <p className="font-semibold">You could try:</p>
      <ul className="mt-1 mb-12 list-disc pl-5 marker:text-soft">
        {ways.map(({ text, address }) => (
          <li key={text} className="wrap-anywhere">
            <SearchLink href={address} scroll={false} className="link inline-flex min-h-11 items-center">
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

type Way = { text: string; address: string };

/** Ways that lead somewhere: each but the last was tried. */
async function waysOn(search: LessonSearch, meant: string | null): Promise<Way[]> {
  const { q, subject, creator } = search;
  const creatorName = creator ? (await getCreator(creator))?.name : undefined;
  const words = q.split(" ").filter((word) => word.length > 2);
  const filters = filtersOf(search, creatorName);
  const ways = [
    meant && { text: `Did you mean “${meant}”?`, search: { ...search, q: meant } },
    ...filters.map(({ text, name }) => ({
      text: `Without the filter “${text}”`,
      search: { ...search, [name]: "" },
    })),
    subject && {
      text: `In every subject, not only ${capitalise(subject)}`,
      search: { ...search, subject: "" },
    },
    q &&
      filters.length + (subject ? 1 : 0) > 1 && {
        text: `“${q}” without any filter`,
        search: readSearch(new URLSearchParams({ q })),
      },
    ...(words.length > 1 ? words.slice(0, 4) : []).map((word) => ({
      text: `Only “${word}”`,
      search: { ...search, q: word },
    })),
  ];
  const tried = await Promise.all(
    ways.map(async (way) => way && (await findLessons({ ...way.search, after: "" })).total > 0 && way),
  );
  return tried
    .flatMap((way) => way || [])
    .map(({ text, search: found }) => ({ text, address: lessonsPath(found) }))
    .concat({ text: "All lessons, newest first", address: lessonsPath({}) });
}
