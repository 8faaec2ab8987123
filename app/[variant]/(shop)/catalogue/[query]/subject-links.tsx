import { Count } from "@/components/format/count";
import { type LessonSearch, lessonsPath, subjects } from "@/lib/catalogue/search/params";
import type { Found } from "@/lib/catalogue/search/search";
import { capitalise } from "@/lib/format/names";
import { SearchLink } from "../search-link";

/** The subjects, each with how many results of this search it has, if there are not too many to count. */
export function SubjectLinks({ search, counts }: { search: LessonSearch; counts: Found["bySubject"] }) {
  const all = Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
  const filled = subjects.filter((subject) => !counts || counts[subject] || subject === search.subject);
  return (
    <nav
      aria-label="Subjects"
      className="-mx-4 mt-2 overflow-x-auto px-4 py-1 sm:-mx-6 sm:px-6 md:mx-0 md:px-0"
    >
      <ul className="flex gap-2 md:flex-wrap">
        {["", ...filled].map((subject) => (
          <li key={subject}>
            <SearchLink
              href={lessonsPath(search, { subject })}
              scroll={false}
              aria-current={subject === search.subject ? "true" : undefined}
              className="inline-flex min-h-11 items-center gap-2 rounded-control border border-line px-3.5 text-small font-medium whitespace-nowrap hover:border-ink aria-[current]:border-accent aria-[current]:bg-wash"
            >
              {subject ? capitalise(subject) : "All"}
              {counts && (
                <span className="text-fine text-soft tabular-nums">
                  <Count of={subject ? (counts[subject] ?? 0) : all} />
                </span>
              )}
            </SearchLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
