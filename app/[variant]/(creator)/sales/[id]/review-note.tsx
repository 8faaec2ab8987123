import { Notice } from "@/components/ui/notice";
import type { SellerPurchase } from "@/lib/purchases/details";
import { getLocale } from "@/lib/rendering/variant";
import { reviewMessage } from "./review-messages";

export async function ReviewNote({ sale }: { sale: SellerPurchase }) {
  const message = reviewMessage(sale, await getLocale());
  if (!message) return null;
  return (
    <section aria-label="Held payment" className="mb-12 max-w-reader">
      <Notice tone="warning" title={message.title}>
        <p>{message.text}</p>
      </Notice>
    </section>
  );
}
