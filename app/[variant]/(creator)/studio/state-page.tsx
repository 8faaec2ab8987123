import Link from "next/link";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { listNewDrafts, listOwnLessons } from "@/lib/studio/lessons";
import { LessonList } from "./lesson-group";
import { NewDraftList } from "./new-drafts";
import { newDrafts, type State } from "./states";

/** All lessons in one state, a page at a time. */
export async function StatePage({ creatorId, state, timeZone, cursor }: StatePageProps) {
  const { rows, nextCursor } = await listOwnLessons(creatorId, state.status, { cursor });
  return (
    <ListPage
      {...state}
      name={state.status}
      cursor={cursor}
      nextCursor={nextCursor}
      isEmpty={rows.length === 0}
    >
      <LessonList lessons={rows} timeZone={timeZone} heading="h2" />
    </ListPage>
  );
}

/** All lessons that were begun and never published, a page at a time. */
export async function NewDraftsPage({ creatorId, timeZone, cursor }: Omit<StatePageProps, "state">) {
  const { rows, nextCursor } = await listNewDrafts(creatorId, { cursor });
  return (
    <ListPage {...newDrafts} cursor={cursor} nextCursor={nextCursor} isEmpty={rows.length === 0}>
      <NewDraftList drafts={rows} timeZone={timeZone} heading="h2" />
    </ListPage>
  );
}

function ListPage({ name, title, explanation, cursor, nextCursor, isEmpty, children }: ListPageProps) {
  return (
    <>
      <PageHeading
        title={title}
        above={
          <Link href="/studio" className="link inline-flex min-h-11 items-center">
            Studio
          </Link>
        }
      >
        <p>{isEmpty ? "No more lessons are in this state." : explanation}</p>
      </PageHeading>
      {!isEmpty && children}
      <nav aria-label="Pages of your lessons" className="mt-8 flex flex-wrap gap-3">
        {nextCursor && (
          <LinkButton
            href={`/studio?state=${name}&after=${encodeURIComponent(nextCursor)}`}
            variant="secondary"
          >
            More lessons
          </LinkButton>
        )}
        {cursor && (
          <LinkButton href={`/studio?state=${name}`} variant="quiet">
            Back to the last changed
          </LinkButton>
        )}
      </nav>
    </>
  );
}

type ListPageProps = {
  /** As the URL has it. */
  name: string;
  title: string;
  explanation: string;
  cursor: string | undefined;
  nextCursor: string | null;
  isEmpty: boolean;
  children: ReactNode;
};

type StatePageProps = { creatorId: string; state: State; timeZone: string; cursor: string | undefined };
