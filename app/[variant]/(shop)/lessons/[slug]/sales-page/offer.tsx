import { DateTime } from "@/components/format/date-time";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { currencyName, formatMoney } from "@/lib/format/money";
import { getLocale } from "@/lib/rendering/variant";
import { BuyForm } from "./buy-form";
import type { PurchaseState } from "./purchase-state";

/** The full price, before the click, and the button. */
export async function Offer({ lesson: { id, slug, priceMinor, currency }, purchaseState }: OfferProps) {
  const total = formatMoney(priceMinor, currency, { locale: await getLocale() });
  const since = purchaseState?.unfinishedSince;
  return (
    <>
      <p className="-mt-3 mb-5 text-small text-pretty text-soft">
        The total, in {currencyName(currency)}. One payment; no taxes or fees are added.
      </p>
      <BuyForm
        lessonId={id}
        slug={slug}
        label={since ? "Finish your purchase" : `Buy for ${total}`}
        total={total}
        embedded={purchaseState?.embedded}
        autoOpen={purchaseState?.autoOpen}
        unfinished={since && <Unfinished since={since} />}
      />
    </>
  );
}

type OfferProps = { lesson: Lesson; purchaseState?: PurchaseState | null | undefined };

function Unfinished({ since }: { since: string }) {
  return (
    <p className="text-small text-pretty">
      <strong className="block font-semibold">Your purchase is not finished.</strong>
      You began on <DateTime at={since} />. It continues where you left it.
    </p>
  );
}
