import { LessonGrid } from "@/components/lesson-grid";
import { PageHeading } from "@/components/page-heading";
import { LinkButton } from "@/components/ui/button";
import { listLessons } from "@/lib/lessons";

/** One page of the catalogue, newest first. The cursor is part of the address, so that each page is cached as a whole. */
export async function Catalogue({ after }: { after?: string }) {
  const { lessons, nextCursor } = await listLessons({ after });
  return (
    <>
      <PageHeading title={after ? "More lessons" : "All lessons"}>
        <p>Written by people who do the thing. Newest first.</p>
      </PageHeading>
      <LessonGrid lessons={lessons} />
      {lessons.length === 0 && <p className="text-lead">There are no more lessons here.</p>}
      <nav aria-label="Pages of the catalogue" className="mt-14 flex flex-wrap gap-3">
        {nextCursor && (
          <LinkButton href={`/lessons/after/${nextCursor}`} variant="secondary">
            More lessons
          </LinkButton>
        )}
        {after && (
          <LinkButton href="/lessons" variant="quiet">
            Back to the newest
          </LinkButton>
        )}
      </nav>
    </>
  );
}
