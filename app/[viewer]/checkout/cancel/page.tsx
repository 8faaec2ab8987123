import type { Metadata } from "next";
import { LessonCard } from "@/components/lesson-card";
import { Message } from "@/components/message";
import { LinkButton } from "@/components/ui/button";
import { getPublishedLesson } from "@/lib/lessons";
import { getViewer } from "@/lib/viewer";

export const metadata: Metadata = { title: "Nothing was charged", robots: { index: false } };

/** Where Stripe sends those who turned back. */
export default async function CancelPage({ searchParams }: PageProps<"/[viewer]/checkout/cancel">) {
  const viewer = await getViewer();
  if (!viewer) return null;
  const { lesson: slug } = await searchParams;
  const lesson = typeof slug === "string" ? await getPublishedLesson(slug) : null;
  const back = lesson ? `/lessons/${lesson.slug}` : "/lessons";
  return (
    <Message
      title="Nothing was charged."
      actions={<LinkButton href={back}>{lesson ? "Back to the lesson" : "See all lessons"}</LinkButton>}
    >
      <p>You left the payment page before paying.{lesson && " The lesson waits for you here."}</p>
      {lesson && (
        <div className="pt-4 sm:max-w-aside text-body">
          <LessonCard lesson={lesson} eager />
        </div>
      )}
    </Message>
  );
}
