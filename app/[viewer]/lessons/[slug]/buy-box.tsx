import { LessonLength } from "@/components/lesson-length";
import { Price } from "@/components/price";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { LessonCard as Lesson } from "@/lib/lessons";
import { mayBuyAgain, outlookOf } from "@/lib/outlook";
import type { BuyerStory } from "@/lib/payment-story";
import { getLocale } from "@/lib/viewer";
import { BuyForm } from "./buy-form";

/** The price and the way in, beside the lesson where there is room. */
export function BuyBox({ lesson, isGuest, story }: BuyBoxProps) {
  return (
    <Card className="md:sticky md:top-8">
      <p className="font-display text-display">
        <Price lesson={lesson} />
      </p>
      {story && <WhyClosed story={story} />}
      {(!story || mayBuyAgain(story)) && <div className="mt-5">{wayIn(lesson, isGuest)}</div>}
      <p className="mt-4 border-t border-line pt-4 text-small text-pretty text-soft">
        Inside: one written lesson, about <LessonLength minutes={lesson.durationMinutes} />. It opens on this
        page.
      </p>
    </Card>
  );
}

export type BuyBoxProps = { lesson: Lesson; isGuest?: boolean; story?: BuyerStory | null };

/** To a learner who has ordered the lesson before; and nobody pays again while their money is under way. */
async function WhyClosed({ story }: { story: BuyerStory }) {
  const outlook = outlookOf(story, await getLocale());
  return (
    <div className="mt-5">
      {outlook && (
        <>
          <p className="font-semibold text-balance">{outlook.title}</p>
          <p className="mt-1 mb-3 text-small text-pretty wrap-anywhere text-soft">{outlook.text}</p>
        </>
      )}
      {mayBuyAgain(story) ? (
        <LinkButton href={`/purchases/${story.id}`} variant="quiet" size="small" className="-ml-1">
          See this purchase
        </LinkButton>
      ) : (
        <LinkButton href={`/purchases/${story.id}`} variant="secondary" wide>
          See this purchase
        </LinkButton>
      )}
    </div>
  );
}

function wayIn(lesson: Lesson, isGuest = false) {
  if (lesson.status !== "published") return <p className="text-pretty">This lesson is no longer sold.</p>;
  if (lesson.priceMinor === 0) return <FreeWayIn slug={lesson.slug} />;
  return (
    <>
      <BuyForm lessonId={lesson.id} slug={lesson.slug} />
      <p className="mt-4 text-small text-pretty text-soft">
        {isGuest && "You sign in or join first. "}
        You pay on Stripe’s page, and the lesson opens seconds later. One payment, yours to keep.
      </p>
    </>
  );
}

function FreeWayIn({ slug }: { slug: string }) {
  return (
    <>
      <LinkButton href={`/sign-in?next=${encodeURIComponent(`/lessons/${slug}`)}`} size="large" wide>
        Sign in to read it
      </LinkButton>
      <p className="mt-4 text-small text-pretty text-soft">
        It is free. You need an account so that it is there when you return.
      </p>
    </>
  );
}
