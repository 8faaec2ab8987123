import { Notice } from "@/components/ui/notice";
import type { SellerStory } from "@/lib/payment-story";
import { getLocale } from "@/lib/viewer";
import { reviewWords } from "./review-words";

/** That a payment is held, if it is. */
export async function ReviewNote({ story }: { story: SellerStory }) {
  const words = reviewWords(story, await getLocale());
  if (!words) return null;
  return (
    <section aria-label="Held payment" className="mb-12 max-w-reader">
      <Notice tone="warning" title={words.title}>
        <p>{words.text}</p>
      </Notice>
    </section>
  );
}
