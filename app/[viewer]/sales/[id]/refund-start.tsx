import type { SellerStory } from "@/lib/payment-story";
import { AmountForm } from "./refund/amount-form";
import { canRefund } from "./refund/wish";

/** Where a refund begins; the next page asks whether it is meant. */
export function RefundStart({ story }: { story: SellerStory }) {
  return (
    <section id="refund">
      <h2 className="mb-4 font-display text-heading">Return money</h2>
      {canRefund(story) ? <AmountForm story={story} /> : <p className="text-pretty">{whyNot(story)}</p>}
    </section>
  );
}

function whyNot({ viewer, status, requests, disputes, paidAt, paidMinor }: SellerStory): string {
  if (requests.some(({ state }) => state === "open"))
    return "A refund is under way. When it is done, there can be another.";
  if (status === "disputed")
    return disputes.some(({ blocks, status: stage }) => blocks && stage !== "lost")
      ? "While the bank decides, nothing can be returned here."
      : "The bank has returned the money itself.";
  if (status === "review" && viewer === "creator")
    return "The shop’s operator looks at this payment, and returns it if need be.";
  if (status === "refunded") return "Everything was returned.";
  if (paidAt && paidMinor === 0) return "A coupon covered the whole price, so there is nothing to return.";
  return "Nothing was paid, so there is nothing to return.";
}
