import { Message } from "@/components/message";
import { LinkButton } from "@/components/ui/button";
import type { BuyerStory } from "@/lib/purchases/details";
import { mayBuyAgain, type Outlook, outlookOf } from "@/lib/purchases/status-message";
import { getLocale } from "@/lib/rendering/variant";
import { PayButton } from "../pay-button";

/** What became of a payment that has not opened its lesson, and what comes next. */
export async function StatusMessage({ story, hasLesson }: { story: BuyerStory; hasLesson: boolean }) {
  const outlook = story.status === "pending" ? null : outlookOf(story, await getLocale(), hasLesson);
  const { title, text, more } = outlook ?? PENDING;
  const lesson = {
    href: `/lessons/${story.slug}`,
    label: hasLesson ? "Open the lesson" : "Back to the lesson",
  };
  const purchase = { href: `/purchases/${story.id}`, label: "See this purchase" };
  const leadsToLesson = hasLesson || (story.paidAt === null && mayBuyAgain(story));
  const mayPay = ["pending", "failed", "expired", "cancelled"].includes(story.status);
  const [first, second] = leadsToLesson ? [lesson, purchase] : [purchase, lesson];
  return (
    <Message
      title={title}
      actions={
        <>
          {mayPay ? (
            <PayButton lesson={{ id: story.lessonId, slug: story.slug }}>
              {story.status === "pending" ? "Finish your purchase" : "Try again"}
            </PayButton>
          ) : (
            <LinkButton href={first.href}>{first.label}</LinkButton>
          )}
          <LinkButton href={mayPay ? first.href : second.href} variant="quiet">
            {mayPay ? first.label : second.label}
          </LinkButton>
        </>
      }
    >
      <p className="wrap-anywhere">
        {text} {more}
      </p>
      <p className="text-soft">The lesson: {story.title}</p>
    </Message>
  );
}

const PENDING: Omit<Outlook, "mood"> = {
  title: "Your payment is not finished.",
  text: "We have not heard of a payment yet. If you are still paying in another tab, this page notices by itself.",
};
