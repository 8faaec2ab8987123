import { Message } from "@/components/message";
import { LinkButton } from "@/components/ui/button";
import type { Verified } from "@/lib/payments/verify";
import type { PurchaseStatus } from "@/types/purchase";

/** What became of a payment that has not opened its lesson. */
export function StatusMessage({ checkout }: { checkout: Verified }) {
  const { title, text, next } = MESSAGES[checkout.status] ?? OTHER;
  const [primary, secondary] = next === "purchase" ? [purchase, lesson] : [lesson, purchase];
  return (
    <Message
      title={title}
      actions={
        <>
          <LinkButton href={primary(checkout).href}>{primary(checkout).label}</LinkButton>
          <LinkButton href={secondary(checkout).href} variant="quiet">
            {secondary(checkout).label}
          </LinkButton>
        </>
      }
    >
      <p>{text}</p>
      <p className="text-soft">The lesson: {checkout.lessonTitle}</p>
    </Message>
  );
}

const lesson = ({ lessonSlug }: Verified) => ({
  href: `/lessons/${lessonSlug}`,
  label: "Back to the lesson",
});
const purchase = ({ purchaseId }: Verified) => ({
  href: `/purchases/${purchaseId}`,
  label: "See this purchase",
});

type Words = { title: string; text: string; next: "lesson" | "purchase" };

const UNPAID = "Nothing was charged. You can try again with the same or another way to pay.";

const MESSAGES: Partial<Record<PurchaseStatus, Words>> = {
  pending: {
    title: "Your payment is not finished.",
    text: "We have not heard of a payment yet. If you are still paying in another tab, this page notices by itself.",
    next: "lesson",
  },
  processing: {
    title: "Your bank is confirming the payment.",
    text: "Most banks take moments, a bank debit can take days. The lesson opens by itself as soon as it is confirmed; you can close this page.",
    next: "purchase",
  },
  failed: { title: "The payment did not go through.", text: UNPAID, next: "lesson" },
  expired: { title: "This payment page has expired.", text: UNPAID, next: "lesson" },
  cancelled: { title: "This payment was cancelled.", text: UNPAID, next: "lesson" },
  review: {
    title: "We are checking this payment.",
    text: "Your money arrived, but not as we expected. A person looks at it and either opens the lesson or returns the money.",
    next: "purchase",
  },
};

const OTHER: Words = {
  title: "This payment no longer opens the lesson.",
  text: "It was returned or is disputed. The purchase says what happened and when.",
  next: "purchase",
};
