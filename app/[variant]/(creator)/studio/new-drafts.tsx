import Link from "next/link";
import { DateTime } from "@/components/format/date-time";
import type { NewDraft } from "@/lib/studio/lessons";
import { newDrafts } from "./states";

/** The last changed of the lessons that were begun and never published. */
export function NewDrafts({ drafts, timeZone, hasMore }: NewDraftsProps) {
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="new">
      <h2 id="new" className="border-t-4 border-ink pt-4 font-display text-heading">
        {newDrafts.title}
      </h2>
      <p className="mt-1 mb-3 text-small text-soft">{newDrafts.explanation}</p>
      <NewDraftList drafts={drafts} timeZone={timeZone} heading="h3" />
      {hasMore && (
        <p className="mt-3">
          <Link href={`/studio?state=${newDrafts.name}`} className="link inline-flex min-h-11 items-center">
            All in “{newDrafts.title}”
          </Link>
        </p>
      )}
    </section>
  );
}

export const NewDraftList = ({ drafts, timeZone, heading: Heading }: NewDraftListProps) => (
  <ul className="border-t border-line">
    {drafts.map(({ lessonId, title, language, changedAt }) => (
      <li key={lessonId} className="border-b border-line py-4">
        <Heading lang={language} dir="auto" className="font-display text-title text-balance">
          <Link href={`/studio/lessons/${lessonId}`} className="link wrap-anywhere decoration-transparent">
            {title || "A new lesson"}
          </Link>
        </Heading>
        <p className="mt-1 text-small text-soft">
          Changed on <DateTime at={changedAt} timeZone={timeZone} />
        </p>
      </li>
    ))}
  </ul>
);

type NewDraftListProps = { drafts: NewDraft[]; timeZone: string; heading: "h2" | "h3" };

type NewDraftsProps = Omit<NewDraftListProps, "heading"> & { hasMore: boolean };
