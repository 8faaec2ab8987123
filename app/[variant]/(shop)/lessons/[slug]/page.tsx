import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { FlashNotice } from "@/components/flash/flash-notice";
import { getUser } from "@/lib/auth/session";
import { getLesson, getPublicLesson } from "@/lib/catalogue/lessons";
import { shopOpenGraph } from "@/lib/catalogue/open-graph";
import { lessonImagePath, socialImageSize } from "@/lib/catalogue/social-images";
import { isolate } from "@/lib/format/isolate";
import { getLessonContent } from "@/lib/learning/content";
import { getProgress } from "@/lib/learning/progress";
import { getVariant, isSharedRendering } from "@/lib/rendering/variant";
import type { Variant } from "@/lib/rendering/variant-segment";
import { LessonReader } from "./reader/lesson-reader";
import { recordPageVisit } from "./reader/record-visit";
import { getBuyerState, getPageCoupon } from "./sales-page/coupon-offer";
import { LessonSalesPage } from "./sales-page/lesson-sales-page";
import { getUndoableRedemption } from "./undoable-redemption";

type Props = PageProps<"/[variant]/lessons/[slug]">;

export const generateStaticParams = () => [{ slug: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [variant, { slug }] = await Promise.all([getVariant(), params]);
  const lesson = variant && (await findLesson(variant, slug));
  if (!lesson) return { title: "Not found" };
  const { title, summary: description } = lesson;
  const images = [
    {
      url: lessonImagePath(lesson),
      ...socialImageSize,
      alt: `${isolate(title)}, by ${isolate(lesson.creator.name)}`,
    },
  ];
  const url = `/lessons/${lesson.slug}`;
  return {
    title,
    description,
    alternates: { canonical: url },
    ...(lesson.status !== "published" && { robots: { index: false } }),
    openGraph: { ...shopOpenGraph, title, description, type: "article", url, images },
  };
}

/** The reader for members with access, the sales page for everyone else. */
export default async function LessonPage({ params, searchParams }: Props) {
  const [variant, { slug }] = await Promise.all([getVariant(), params]);
  if (!variant) return null;
  const lesson = await findLesson(variant, slug);
  if (!lesson) notFound();
  // proxy.ts may not know yet that it was renamed.
  if (lesson.slug !== slug) permanentRedirect(`/lessons/${lesson.slug}`);
  if (variant !== "member") {
    const coupon = (await isSharedRendering())
      ? null
      : await getPageCoupon(null, lesson, (await searchParams).code);
    return <LessonSalesPage lesson={lesson} coupon={coupon} isGuest />;
  }
  const [user, { payment, opened, code }] = await Promise.all([getUser(), searchParams]);
  const isLearner = user !== null && user.id !== lesson.creatorId;
  const justOpened = isLearner ? await getUndoableRedemption(user, lesson, opened) : null;
  // Row-level security decides: without access there is no content, whatever the URL says about a payment.
  const content = justOpened ? null : await getLessonContent(lesson);
  const progress = user && content && (await getProgress(user.id, lesson.id));
  const isVisitRecorded = isLearner && content !== null && (await recordPageVisit(user, lesson));
  return (
    <>
      <div className={content ? "mx-auto max-w-reader" : undefined}>
        <FlashNotice path={`/lessons/${slug}`} />
      </div>
      {content ? (
        <LessonReader
          lesson={lesson}
          content={content}
          progress={progress}
          isLearner={isLearner}
          isVisitRecorded={isVisitRecorded}
        />
      ) : (
        <LessonSalesPage
          lesson={lesson}
          justOpened={justOpened}
          {...(!justOpened && user && (await getBuyerState(user, lesson, { payment, code })))}
        />
      )}
    </>
  );
}

const findLesson = cache((variant: Variant, slug: string) =>
  variant === "member" ? getLesson(slug) : getPublicLesson(slug),
);
