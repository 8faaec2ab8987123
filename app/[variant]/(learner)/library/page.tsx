import type { Metadata } from "next";
import { FlashNotice } from "@/components/flash/flash-notice";
import { ContinueLesson } from "@/components/lesson/continue-lesson";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { requireUserAnd } from "@/lib/auth/session";
import { getLessonToContinue, type LibraryKind, libraryKinds, listLibrary } from "@/lib/learning/library";
import { getVariant } from "@/lib/rendering/variant";
import { LibraryEmpty } from "./library-empty";
import { LibraryEntry } from "./library-entry";
import { LibraryFilter } from "./library-filter";

export const metadata: Metadata = { title: "My lessons" };

/** Lessons bought and free lessons begun, with progress. */
export default async function LibraryPage({ searchParams }: PageProps<"/[variant]/library">) {
  const variant = await getVariant();
  if (!variant) return null;
  const { show, after } = await searchParams;
  const kind = libraryKinds.find((known) => known === show) ?? "all";
  const cursor = typeof after === "string" ? after : undefined;
  const isFirstPage = kind === "all" && !cursor;
  const [, [{ entries, nextCursor }]] = await requireUserAnd("/library", () =>
    // ContinueLesson shows the second.
    Promise.all([listLibrary({ kind, cursor }), isFirstPage && getLessonToContinue()]),
  );
  const isEmptyShelf = entries.length === 0 && isFirstPage;
  return (
    <>
      <FlashNotice path="/library" />
      <PageHeading title="My lessons" />
      {isFirstPage && <ContinueLesson />}
      {!isEmptyShelf && <LibraryFilter kind={kind} />}
      {entries.length === 0 && <LibraryEmpty kind={cursor ? "all" : kind} isFirstPage={!cursor} />}
      <ul className="border-t border-line empty:hidden">
        {entries.map((entry) => (
          <LibraryEntry key={entry.lessonId} entry={entry} />
        ))}
      </ul>
      <Pages kind={kind} nextCursor={nextCursor} isFirstPage={!cursor} />
    </>
  );
}

function Pages({ kind, nextCursor, isFirstPage }: PagesProps) {
  if (!nextCursor && isFirstPage) return null;
  const show = kind === "all" ? "" : `show=${kind}&`;
  return (
    <nav aria-label="Pages of your lessons" className="mt-8 flex flex-wrap gap-3">
      {nextCursor && (
        <LinkButton href={`/library?${show}after=${encodeURIComponent(nextCursor)}`} variant="secondary">
          More of your lessons
        </LinkButton>
      )}
      {!isFirstPage && (
        <LinkButton href={`/library?${show}`.replace(/[?&]$/, "")} variant="quiet">
          Back to the first page
        </LinkButton>
      )}
    </nav>
  );
}

type PagesProps = { kind: LibraryKind; nextCursor: string | null; isFirstPage: boolean };
