import { DateOnly } from "@/components/format/date-time";
import { LinkButton } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { isolate } from "@/lib/format/isolate";
import type { Section } from "@/lib/format/markdown/sections";
import type { Progress } from "@/lib/learning/reading";

/** Where the learner left the lesson; nothing on a first visit. */
export function ResumeBanner({ progress, sections }: { progress: Progress; sections: Section[] }) {
  const section = sections.find(({ id }) => id === progress.section);
  if (progress.finishedAt) {
    return (
      <p className="mb-8 border-s-4 border-good bg-good-wash px-4 py-3">
        You finished this lesson on <DateOnly at={progress.finishedAt} />.
      </p>
    );
  }
  if (!section) return null;
  const isRead = progress.furthest >= 1;
  return (
    <div className="mb-8 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-y border-line py-4">
      <div className="min-w-40 grow basis-52">
        <ProgressBar furthest={progress.furthest} label="Your progress" />
      </div>
      <LinkButton
        href={isRead ? "#finish" : `#${section.id}`}
        variant="secondary"
        size="small"
        className="max-w-full wrap-anywhere"
      >
        {isRead ? "Mark as finished" : `Continue at “${isolate(section.title)}”`}
      </LinkButton>
    </div>
  );
}
