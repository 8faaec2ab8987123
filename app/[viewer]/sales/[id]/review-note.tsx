import { Notice } from "@/components/ui/notice";
import { formatMoney } from "@/lib/money";
import type { SellerStory } from "@/lib/payment-story";

/** Why a payment is held, and who does something about it. */
export function ReviewNote({ story }: { story: SellerStory }) {
  if (story.status !== "review") return null;
  const isSecond = story.errorCode === "duplicate_payment";
  return (
    <section aria-label="Held payment" className="mb-12 max-w-reader">
      <Notice
        tone="warning"
        title={
          isSecond ? "The buyer paid a second time for this lesson." : "This payment is not what was agreed."
        }
      >
        <p>{isSecond ? SECOND : mismatch(story)}</p>
      </Notice>
    </section>
  );
}

const SECOND = "The first payment opens the lesson. This one is returned by the shop itself.";

function mismatch({ viewer, amountMinor, currency, refundableMinor, refundableCurrency }: SellerStory) {
  const agreed = `It was to be ${formatMoney(amountMinor, currency)}`;
  if (viewer === "creator") return `${agreed}. The lesson stays closed, and the shop’s operator looks at it.`;
  return `${agreed}; Stripe has ${formatMoney(refundableMinor, refundableCurrency)}, or another mode or account than the order. The lesson stays closed. Look at the payment in Stripe’s dashboard, then return it here; the buyer can buy again.`;
}
