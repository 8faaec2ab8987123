import { getCreator } from "@/lib/catalogue/creators";
import { type LessonSearch, lessonsPath } from "@/lib/catalogue/search/params";
import type { Found } from "@/lib/catalogue/search/search";
import { hasWords } from "@/lib/catalogue/search/words";
import { formatCount } from "@/lib/format/count";
import { isolate } from "@/lib/format/isolate";
import { getLocale } from "@/lib/rendering/variant";
import { activeFilters, ignoredMessage } from "../result-messages";
import { SearchLink } from "../search-link";

/** How many lessons were found, for which query and filters; each filter can be removed. */
export async function FoundHeading({ search, found }: { search: LessonSearch; found: Found }) {
  const { q, creator, price, sort, ignored } = search;
  const filters = activeFilters(search, creator ? (await getCreator(creator))?.name : undefined);
  const locale = await getLocale();
  const query = (found.spellingSuggestion && found.total > 0 ? found.spellingSuggestion : q).trim();
  return (
    <header className="mt-6 mb-8 border-t border-line pt-5">
      <h2 data-found className="font-display text-title wrap-anywhere">
        {found.total === 0
          ? "No lessons"
          : found.total === 1
            ? "1 lesson"
            : `${found.isAtLeast ? "More than " : ""}${formatCount(found.total, locale)} lessons`}
        {query && (
          <>
            {" "}
            for “<bdi>{query}</bdi>”
          </>
        )}
      </h2>
      {q && !hasWords(q) && (
        <p className="mt-1">There is no word to search for. Please type a letter or a number.</p>
      )}
      {ignored && <p className="mt-1">{ignoredMessage(ignored)}</p>}
      {found.total > 0 && (found.partial || found.spellingSuggestion) && (
        <p className="mt-1 text-small wrap-anywhere text-soft">{whatIsShown(q, found, filters.length > 0)}</p>
      )}
      {(price.endsWith("-20") || sort.startsWith("price")) && (
        <p className="mt-1 text-small text-soft">
          Prices in other currencies are compared with dollars at a rough rate.
        </p>
      )}
      {(filters.length > 0 || search.subject || q) && <ActiveFilters filters={filters} />}
    </header>
  );
}

type Filters = ReturnType<typeof activeFilters>;

function ActiveFilters({ filters }: { filters: Filters }) {
  return (
    <ul aria-label="Filters" className="mt-2 flex flex-wrap items-center gap-2">
      {filters.map(({ text, without }) => (
        <li key={text}>
          <SearchLink
            href={without}
            scroll={false}
            aria-label={`Remove the filter: ${text}`}
            className="inline-flex min-h-11 items-center gap-2 rounded-control bg-well px-3.5 text-small font-medium"
          >
            <bdi>{text}</bdi> <span aria-hidden>×</span>
          </SearchLink>
        </li>
      ))}
      <li>
        <SearchLink
          href={lessonsPath({})}
          scroll={false}
          className="link inline-flex min-h-11 items-center text-small font-medium"
        >
          Clear all
        </SearchLink>
      </li>
    </ul>
  );
}

/** For lessons that do not match the whole query as it was typed. */
function whatIsShown(typed: string, { partial, spellingSuggestion }: Found, isFiltered: boolean): string {
  if (!partial)
    return `No lesson matches “${isolate(typed)}”. Showing “${isolate(spellingSuggestion ?? "")}” instead.`;
  const none = isFiltered ? "No lesson that passes the filters" : "No lesson";
  return spellingSuggestion
    ? `${none} matches “${isolate(typed)}”; these have some of the words.`
    : `${none} has all of these words. These have some.`;
}
