import { Notice } from "@/components/ui/notice";
import type { SellerPurchase } from "@/lib/purchases/details";
import { getLocale } from "@/lib/rendering/variant";
import { reviewWords } from "./review-messages";

/** That a payment is held, if it is. */
export async function ReviewNote({ sale }: { sale: SellerPurchase }) {
  const words = reviewWords(sale, await getLocale());
  if (!words) return null;
  return (
    <section aria-label="Held payment" className="mb-12 max-w-reader">
      <Notice tone="warning" title={words.title}>
        <p>{words.text}</p>
      </Notice>
    </section>
  );
}
