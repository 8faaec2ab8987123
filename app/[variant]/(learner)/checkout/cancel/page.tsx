import type { Metadata } from "next";
import { Price } from "@/components/format/price";
import { LessonCard } from "@/components/lesson/lesson-card";
import { LinkButton } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import { getUserAnd } from "@/lib/auth/session";
import { getPublicLesson, type LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { canRead } from "@/lib/learning/access";
import { getVariant } from "@/lib/rendering/variant";
import { PayButton } from "../pay-button";

export const metadata: Metadata = { title: "Nothing was charged", robots: { index: false } };

/** Stripe's cancel URL: one click resumes the same checkout. */
export default async function CancelPage({ searchParams }: PageProps<"/[variant]/checkout/cancel">) {
  const variant = await getVariant();
  if (!variant) return null;
  const { lesson: slug, for: bought } = await searchParams;
  const lesson = typeof slug === "string" ? await getPublicLesson(slug) : null;
  // Paid in another tab meanwhile.
  const known = variant === "member" && lesson ? await getUserAnd(() => canRead(lesson.id)) : null;
  if (lesson && known?.[1]) return <AlreadyYours slug={lesson.slug} />;
  if (bought === "credits") return <NoCredits lesson={lesson} />;
  return (
    <Message title="Nothing was charged." actions={<WaysOn lesson={lesson} />}>
      <p>You left the payment page before paying.{lesson && " The lesson waits for you here."}</p>
      {lesson && (
        <div className="pt-4 sm:max-w-aside text-body">
          <LessonCard lesson={lesson} eager>
            <Price lesson={lesson} />
          </LessonCard>
        </div>
      )}
    </Message>
  );
}

const AlreadyYours = ({ slug }: { slug: string }) => (
  <Message
    title="This lesson is already yours."
    actions={<LinkButton href={`/lessons/${slug}`}>Open the lesson</LinkButton>}
  >
    <p>There is nothing to pay.</p>
  </Message>
);

const NoCredits = ({ lesson }: { lesson: Lesson | null }) => (
  <Message
    title="Nothing was charged."
    actions={
      <>
        <LinkButton href={lesson ? `/credits?lesson=${lesson.slug}` : "/credits"}>Back to credits</LinkButton>
        {lesson && (
          <LinkButton href={`/lessons/${lesson.slug}`} variant="quiet">
            Back to the lesson
          </LinkButton>
        )}
      </>
    }
  >
    <p>You left the payment page before paying, so no credits were bought.</p>
  </Message>
);

function WaysOn({ lesson }: { lesson: Lesson | null }) {
  if (!lesson) return <LinkButton href="/lessons">See all lessons</LinkButton>;
  return (
    <>
      {lesson.priceMinor > 0 && <PayButton lesson={lesson}>Finish your purchase</PayButton>}
      <LinkButton href={`/lessons/${lesson.slug}`} variant="quiet">
        Back to the lesson
      </LinkButton>
    </>
  );
}
