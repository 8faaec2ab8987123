import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { listOwnLessons } from "@/lib/studio/lessons";
import { LessonList } from "./lesson-group";
import type { State } from "./states";

/** All lessons in one state, a page at a time. */
export async function StatePage({ creatorId, state, cursor }: StatePageProps) {
  const { lessons, nextCursor } = await listOwnLessons(creatorId, state.status, { cursor });
  return (
    <>
      <PageHeading
        title={state.title}
        above={
          <Link href="/studio" className="link inline-flex min-h-11 items-center">
            Studio
          </Link>
        }
      >
        <p>{lessons.length > 0 ? state.explanation : "No more lessons are in this state."}</p>
      </PageHeading>
      {lessons.length > 0 && <LessonList lessons={lessons} heading="h2" />}
      <nav aria-label="Pages of your lessons" className="mt-8 flex flex-wrap gap-3">
        {nextCursor && (
          <LinkButton
            href={`/studio?state=${state.status}&after=${encodeURIComponent(nextCursor)}`}
            variant="secondary"
          >
            More lessons
          </LinkButton>
        )}
        {cursor && (
          <LinkButton href={`/studio?state=${state.status}`} variant="quiet">
            Back to the last changed
          </LinkButton>
        )}
      </nav>
    </>
  );
}

type StatePageProps = { creatorId: string; state: State; cursor: string | undefined };
