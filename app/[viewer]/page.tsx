import { ContinueLesson } from "@/components/continue-lesson";
import { LessonGrid } from "@/components/lesson-grid";
import { LinkButton } from "@/components/ui/button";
import { UrlNotice } from "@/components/url-notice";
import { listLessons } from "@/lib/lessons";
import { getViewer } from "@/lib/viewer";
import { HowItWorks } from "./how-it-works";

/** The front of the shop: what this is, and the newest lessons. */
export default async function HomePage({ searchParams }: PageProps<"/[viewer]">) {
  const viewer = await getViewer();
  if (!viewer) return null;
  const notice = viewer === "member" ? (await searchParams).notice : undefined;
  const { lessons, nextCursor } = await listLessons();
  return (
    <>
      <UrlNotice code={notice} />
      <section className="mb-12 grid items-end gap-x-12 gap-y-8 sm:mb-16 lg:grid-cols-[3fr_2fr]">
        <h1 className="font-display text-poster text-balance">Short lessons from people who do the work.</h1>
        <HowItWorks />
      </section>
      {viewer === "member" && <ContinueLesson />}
      <section aria-labelledby="newest">
        <h2 id="newest" className="mb-6 border-t-4 border-ink pt-4 font-display text-heading">
          Newest lessons
        </h2>
        <LessonGrid lessons={lessons} heading="h3" />
        {lessons.length === 0 && (
          <p className="text-lead text-soft">The first lessons are being written. Come back soon.</p>
        )}
        {nextCursor && (
          <p className="mt-14">
            <LinkButton href="/lessons" variant="secondary">
              All lessons
            </LinkButton>
          </p>
        )}
      </section>
    </>
  );
}
