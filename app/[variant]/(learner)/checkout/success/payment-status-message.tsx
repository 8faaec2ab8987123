import { LinkButton } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import type { LessonPurchase } from "@/lib/purchases/details";
import type { StatusMessage } from "@/lib/purchases/message";
import { isPayable, mayBuyAgain, payLabel } from "@/lib/purchases/status";
import { purchaseStatusMessage } from "@/lib/purchases/status-message";
import { getLocale } from "@/lib/rendering/variant";
import { PayButton } from "../pay-button";

export async function PaymentStatusMessage({
  purchase,
  hasLesson,
}: {
  purchase: LessonPurchase;
  hasLesson: boolean;
}) {
  const statusMessage =
    purchase.status === "pending" ? null : purchaseStatusMessage(purchase, await getLocale(), hasLesson);
  const { title, text, more } = statusMessage ?? PENDING;
  const lesson = {
    href: `/lessons/${purchase.slug}`,
    label: hasLesson ? "Open the lesson" : "Back to the lesson",
  };
  const details = { href: `/purchases/${purchase.id}`, label: "See this purchase" };
  const leadsToLesson = hasLesson || (purchase.paidAt === null && mayBuyAgain(purchase));
  const mayPay = isPayable(purchase);
  const [first, second] = leadsToLesson ? [lesson, details] : [details, lesson];
  return (
    <Message
      title={title}
      actions={
        <>
          {mayPay ? (
            <PayButton lesson={{ id: purchase.lessonId, slug: purchase.slug }}>
              {payLabel(purchase)}
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
      <p className="text-soft">
        The lesson: <bdi>{purchase.title}</bdi>
      </p>
    </Message>
  );
}

export const PENDING: Omit<StatusMessage, "tone"> = {
  title: "Your payment is not finished.",
  text: "No payment has arrived yet. If you are still paying in another tab, this page notices by itself.",
};
