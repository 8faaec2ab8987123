import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { UrlNotice } from "@/components/url-notice";
import { getUser } from "@/lib/auth";
import { getLesson, getLessonBody, getPublishedLesson } from "@/lib/lessons";
import { getProcessingPurchase } from "@/lib/purchases";
import { ClosedLesson } from "./closed-lesson";
import { OpenLesson } from "./open-lesson";

type Props = PageProps<"/[viewer]/lessons/[slug]">;

export const generateStaticParams = () => [{ slug: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { viewer, slug } = await params;
  const lesson = viewer === "_" ? null : await findLesson(viewer, slug);
  if (!lesson) return { title: "Not found" };
  const { title, summary: description } = lesson;
  return { title, description, openGraph: { title, description, type: "article" } };
}

/** A lesson: open for those who may read it, its cover and its price for all others. */
export default async function LessonPage({ params, searchParams }: Props) {
  const { viewer, slug } = await params;
  if (viewer === "_") return null;
  const lesson = await findLesson(viewer, slug);
  if (!lesson) notFound();
  if (viewer !== "member") return <ClosedLesson lesson={lesson} isGuest />;
  // Row-level security decides: whoever has no access gets no body.
  const [body, { notice }] = await Promise.all([getLessonBody(lesson.id), searchParams]);
  return (
    <>
      <div className={body === null ? undefined : "mx-auto max-w-reader"}>
        <UrlNotice code={notice} />
      </div>
      {body === null ? (
        <ClosedLesson lesson={lesson} processing={await findProcessing(lesson.id)} />
      ) : (
        <OpenLesson lesson={lesson} body={body} />
      )}
    </>
  );
}

const findLesson = cache((viewer: string, slug: string) =>
  viewer === "member" ? getLesson(slug) : getPublishedLesson(slug),
);

async function findProcessing(lessonId: string) {
  const user = await getUser();
  return user && getProcessingPurchase(user.id, lessonId);
}
