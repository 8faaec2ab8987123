import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { UrlNotice } from "@/components/url-notice";
import { getUser, type User } from "@/lib/auth/session";
import { getLesson, getLessonContent, getPublishedLesson, type LessonCard } from "@/lib/catalogue/lessons";
import { shopOpenGraph } from "@/lib/catalogue/open-graph";
import { lessonImagePath, socialImageSize } from "@/lib/catalogue/social-images";
import { getProgress } from "@/lib/learning/progress";
import { type BuyerStory, getPaymentStory } from "@/lib/purchases/details";
import { getClosedPurchase } from "@/lib/purchases/list";
import { getViewer } from "@/lib/rendering/variant";
import type { Viewer } from "@/lib/rendering/variant-segment";
import { OpenLesson } from "./reader/lesson-reader";
import { noteVisit } from "./reader/record-visit";
import { ClosedLesson } from "./sales-page/lesson-sales-page";
import { getBuying } from "./sales-page/purchase-state";

type Props = PageProps<"/[variant]/lessons/[slug]">;

export const generateStaticParams = () => [{ slug: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [viewer, { slug }] = await Promise.all([getViewer(), params]);
  const lesson = viewer && (await findLesson(viewer, slug));
  if (!lesson) return { title: "Not found" };
  const { title, summary: description } = lesson;
  const images = [
    { url: lessonImagePath(lesson), ...socialImageSize, alt: `${title}, by ${lesson.creatorName}` },
  ];
  const url = `/lessons/${lesson.slug}`;
  return {
    title,
    description,
    alternates: { canonical: url },
    openGraph: { ...shopOpenGraph, title, description, type: "article", url, images },
  };
}

/** A lesson: open for those who may read it, its cover and its price for all others. */
export default async function LessonPage({ params, searchParams }: Props) {
  const [viewer, { slug }] = await Promise.all([getViewer(), params]);
  if (!viewer) return null;
  const lesson = await findLesson(viewer, slug);
  if (!lesson) notFound();
  if (viewer !== "member") return <ClosedLesson lesson={lesson} isGuest />;
  // Row-level security decides: whoever has no access gets no body, nor is told that they have paid.
  const [user, content, { notice, payment }] = await Promise.all([
    getUser(),
    getLessonContent(lesson.id),
    searchParams,
  ]);
  const isLearner = user !== null && user.id !== lesson.creatorId;
  const progress = user && content && (await getProgress(user.id, lesson.id));
  if (isLearner && content) noteVisit(user, lesson);
  return (
    <>
      <div className={content ? "mx-auto max-w-reader" : undefined}>
        <UrlNotice code={notice} known={content ? knownOf(lesson, isLearner) : []} />
      </div>
      {content ? (
        <OpenLesson lesson={lesson} content={content} progress={progress} isLearner={isLearner} />
      ) : (
        <ClosedLesson
          lesson={lesson}
          story={user && (await findStory(user, lesson.id))}
          buying={user && (await getBuying(user, lesson, payment))}
        />
      )}
    </>
  );
}

const findLesson = cache((viewer: Viewer, slug: string) =>
  viewer === "member" ? getLesson(slug) : getPublishedLesson(slug),
);

/** What a payment may say here of a lesson that is open to its reader. */
const knownOf = ({ priceMinor }: LessonCard, isLearner: boolean) =>
  isLearner && priceMinor > 0 ? ["purchased", "already-yours"] : ["already-yours"];

/** The purchase that keeps this lesson closed, as its buyer may see it. */
async function findStory(user: User, lessonId: string): Promise<BuyerStory | null> {
  const purchase = await getClosedPurchase(user.id, lessonId);
  const story = purchase && (await getPaymentStory(purchase.id));
  return story?.viewer === "buyer" ? story : null;
}
