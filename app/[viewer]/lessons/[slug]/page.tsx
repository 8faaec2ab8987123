import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { UrlNotice } from "@/components/url-notice";
import { getUser, type User } from "@/lib/auth";
import { getLesson, getLessonBody, getPublishedLesson, type LessonCard, noteOpening } from "@/lib/lessons";
import { log } from "@/lib/log";
import { type BuyerStory, getPaymentStory } from "@/lib/payment-story";
import { getClosedPurchase } from "@/lib/purchases";
import { lessonImagePath, socialImageSize } from "@/lib/social-images";
import { getViewer } from "@/lib/viewer";
import type { Viewer } from "@/lib/viewer-segment";
import { getBuying } from "./buying";
import { ClosedLesson } from "./closed-lesson";
import { OpenLesson } from "./open-lesson";

type Props = PageProps<"/[viewer]/lessons/[slug]">;

export const generateStaticParams = () => [{ slug: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [viewer, { slug }] = await Promise.all([getViewer(), params]);
  const lesson = viewer && (await findLesson(viewer, slug));
  if (!lesson) return { title: "Not found" };
  const { title, summary: description } = lesson;
  const images = [
    { url: lessonImagePath(lesson), ...socialImageSize, alt: `${title}, by ${lesson.creatorName}` },
  ];
  return {
    title,
    description,
    alternates: { canonical: `/lessons/${lesson.slug}` },
    openGraph: { siteName: "Lectern", title, description, type: "article", images },
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
  const [user, body, { notice, payment }] = await Promise.all([
    getUser(),
    getLessonBody(lesson.id),
    searchParams,
  ]);
  if (user && body !== null) noteFirstOpening(user, lesson);
  return (
    <>
      <div className={body === null ? undefined : "mx-auto max-w-reader"}>
        <UrlNotice code={body === null && notice === "purchased" ? undefined : notice} />
      </div>
      {body === null ? (
        <ClosedLesson
          lesson={lesson}
          story={user && (await findStory(user, lesson.id))}
          buying={user && (await getBuying(user, lesson.id, payment))}
        />
      ) : (
        <OpenLesson lesson={lesson} body={body} />
      )}
    </>
  );
}

const findLesson = cache((viewer: Viewer, slug: string) =>
  viewer === "member" ? getLesson(slug) : getPublishedLesson(slug),
);

/** Begins now, while the request's cookies can be read; nobody waits for it, and a failure of it is only logged. */
function noteFirstOpening(user: User, { id, creatorId, priceMinor }: LessonCard) {
  if (creatorId === user.id || priceMinor === 0) return;
  after(
    noteOpening(user.id, id).catch((err: unknown) => log.warn({ err, lessonId: id }, "opening not noted")),
  );
}

/** The purchase that keeps this lesson closed, as its buyer may see it. */
async function findStory(user: User, lessonId: string): Promise<BuyerStory | null> {
  const purchase = await getClosedPurchase(user.id, lessonId);
  const story = purchase && (await getPaymentStory(purchase.id));
  return story?.viewer === "buyer" ? story : null;
}
