import type { Metadata } from "next";
import { FlashNotice } from "@/components/flash/flash-notice";
import { ContinueLesson } from "@/components/lesson/continue-lesson";
import { getLessonStates, LessonGrid } from "@/components/lesson/lesson-grid";
import { LinkButton } from "@/components/ui/button";
import { getUserAnd } from "@/lib/auth/session";
import { listNewestLessons } from "@/lib/catalogue/lessons";
import { shopOpenGraph } from "@/lib/catalogue/open-graph";
import { getLessonToContinue } from "@/lib/learning/library";
import { getVariant } from "@/lib/rendering/variant";
import { goToPayment } from "../../(learner)/checkout/actions";
import { Hero } from "./hero";
import { HowItWorks } from "./how-it-works";
import { Subjects } from "./subjects";

export const metadata: Metadata = {
  alternates: { canonical: "/" },
  openGraph: { ...shopOpenGraph, url: "/" },
};

const newest = 6;

export default async function HomePage() {
  const variant = await getVariant();
  if (!variant) return null;
  const newestLessons = listNewestLessons(newest);
  const [lessons, states] = await Promise.all([
    newestLessons,
    // Begun here, these two are read together with the member. ContinueLesson shows the second.
    variant === "member" ? getLessonStates(newestLessons) : undefined,
    variant === "member" && getUserAnd(() => getLessonToContinue()),
  ]);
  return (
    <>
      {variant === "member" && <FlashNotice path="/" />}
      <Hero />
      {variant === "member" && <ContinueLesson />}
      <Subjects />
      <section aria-labelledby="newest" className="mb-16 sm:mb-20">
        <h2 id="newest" className="mb-6 border-t-4 border-ink pt-4 font-display text-heading">
          Newest lessons
        </h2>
        <LessonGrid lessons={lessons} states={states} heading="h3" eager={0} buy={goToPayment} />
        {lessons.length === 0 ? (
          <p className="text-lead text-soft">The first lessons are being written. Come back soon.</p>
        ) : (
          <p className="mt-12">
            <LinkButton href="/lessons" variant="secondary">
              All lessons
            </LinkButton>
          </p>
        )}
      </section>
      <HowItWorks />
    </>
  );
}
