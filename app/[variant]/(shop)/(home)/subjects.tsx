import Link from "next/link";
import { Count } from "@/components/format/count";
import { listSubjects } from "@/lib/catalogue/search/search";

export async function Subjects() {
  const subjects = await listSubjects();
  if (subjects.length === 0) return null;
  return (
    <nav aria-labelledby="subjects" className="mb-14 sm:mb-20">
      <h2 id="subjects" className="mb-2 border-t-4 border-ink pt-4 font-display text-heading">
        By subject
      </h2>
      <ul className="grid grid-cols-2 gap-x-6 sm:gap-x-8 lg:grid-cols-4">
        {subjects.map(({ subject, lessons }) => (
          <li key={subject} className="min-w-0 border-b border-line">
            <Link
              href={`/lessons?subject=${subject}`}
              className="flex min-h-14 flex-wrap items-center justify-between gap-x-3 font-display text-lead sm:text-title decoration-accent decoration-2 underline-offset-4 hover:underline"
            >
              <span className="min-w-0 wrap-anywhere first-letter:uppercase">{subject}</span>
              <span className="font-sans text-small font-normal text-soft tabular-nums">
                <Count of={lessons} />
                <span className="sr-only">{lessons === 1 ? " lesson" : " lessons"}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
