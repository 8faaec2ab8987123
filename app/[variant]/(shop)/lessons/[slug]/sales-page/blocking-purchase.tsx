import { LinkButton } from "@/components/ui/button";
import type { LessonPurchase } from "@/lib/purchases/details";
import { mayBuyAgain } from "@/lib/purchases/status";
import { purchaseStatusMessage } from "@/lib/purchases/status-message";
import { getLocale } from "@/lib/rendering/variant";

export async function BlockingPurchase({ purchase }: { purchase: LessonPurchase }) {
  const statusMessage = purchaseStatusMessage(purchase, await getLocale());
  return (
    <div className="mt-5">
      {statusMessage && (
        <>
          <p className="font-semibold text-balance">{statusMessage.title}</p>
          <p className="mt-1 mb-3 text-small text-pretty wrap-anywhere text-soft">{statusMessage.text}</p>
        </>
      )}
      {mayBuyAgain(purchase) ? (
        <LinkButton href={`/purchases/${purchase.id}`} variant="quiet" size="small" className="-ms-1">
          See this purchase
        </LinkButton>
      ) : (
        <LinkButton href={`/purchases/${purchase.id}`} variant="secondary" wide>
          See this purchase
        </LinkButton>
      )}
    </div>
  );
}
