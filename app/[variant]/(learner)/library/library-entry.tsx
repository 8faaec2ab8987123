import Link from "next/link";
import { DateOnly } from "@/components/format/date-time";
import { LessonCover } from "@/components/lesson/lesson-cover";
import { LessonLength } from "@/components/lesson/lesson-length";
import { Badge } from "@/components/ui/badge";
import { ProgressBar } from "@/components/ui/progress-bar";
import { isolate } from "@/lib/format/isolate";
import type { LibraryEntry as Entry } from "@/lib/learning/library";

/** The whole entry is the link. */
export function LibraryEntry({ entry }: { entry: Entry }) {
  const { slug, title, creatorName, durationMinutes, section, finishedAt } = entry;
  const href = `/lessons/${slug}${section && !finishedAt ? `#${section}` : ""}`;
  return (
    <li className="group relative grid grid-cols-[6rem_minmax(0,1fr)] items-start gap-x-5 gap-y-3 border-b border-line py-5 sm:grid-cols-[min(9rem,20%)_minmax(0,1fr)_min(14rem,30%)] sm:gap-x-8">
      <LessonCover lesson={entry} />
      <div>
        <h2 lang={entry.language} dir="auto" className="font-display text-title text-balance">
          <Link
            href={href}
            className="line-clamp-3 decoration-accent decoration-2 underline-offset-4 group-hover:underline after:absolute after:inset-0"
          >
            {title}
          </Link>
        </h2>
        <p className="mt-1.5 text-small text-soft">
          <bdi>{creatorName}</bdi> · <LessonLength minutes={durationMinutes} />
        </p>
      </div>
      <div className="col-span-2 sm:col-span-1">
        <HowFar entry={entry} />
      </div>
    </li>
  );
}

function HowFar({ entry: { title, furthest, finishedAt, isStarted } }: { entry: Entry }) {
  if (finishedAt) {
    return (
      <p className="flex flex-wrap items-center gap-x-3 text-small text-soft">
        <Badge strong>Finished</Badge>
        <DateOnly at={finishedAt} />
      </p>
    );
  }
  if (!isStarted) return <p className="text-small text-soft">Not begun yet</p>;
  return <ProgressBar furthest={furthest} label={`Progress in ${isolate(title)}`} />;
}
