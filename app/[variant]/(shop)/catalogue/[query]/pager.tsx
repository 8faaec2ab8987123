import { buttonClass } from "@/components/ui/button-class";
import { type LessonSearch, lessonsPath } from "@/lib/catalogue/search/params";
import { SearchLink } from "../search-link";

export function Pager({ search, next }: { search: LessonSearch; next: string | null }) {
  if (!next && !search.after) return null;
  return (
    <nav aria-label="Pages of the catalogue" className="mt-14 flex flex-wrap gap-3">
      {next && (
        <SearchLink
          href={lessonsPath(search, { after: next })}
          className={buttonClass({ variant: "secondary" })}
        >
          More lessons
        </SearchLink>
      )}
      {search.after && (
        <SearchLink href={lessonsPath(search)} className={buttonClass({ variant: "quiet" })}>
          Back to the first
        </SearchLink>
      )}
    </nav>
  );
}
