import { DateTime } from "@/components/format/date-time";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import type { CouponOffer, CouponPrice } from "@/lib/checkout/coupons/offer";
import { currencyName, formatMoney } from "@/lib/format/money";
import { getLocale } from "@/lib/rendering/variant";
import { BuyForm } from "./buy-form";
import type { PurchaseState } from "./purchase-state";

/** The full price, before the click, and the button. */
export async function Offer({ lesson, purchaseState, coupon }: OfferProps) {
  const { id, slug, priceMinor, currency } = lesson;
  const price = coupon?.price;
  const minor = price?.amountMinor ?? priceMinor;
  const locale = await getLocale();
  const total = formatMoney(minor, currency, { locale });
  const unfinished = purchaseState?.unfinished;
  const isContinued = unfinished && unfinished.code === (price?.code ?? null);
  return (
    <>
      {price && <WithCode price={price} saved={formatMoney(priceMinor - minor, currency, { locale })} />}
      {minor > 0 && (
        <p className="-mt-3 mb-5 text-small text-pretty text-soft">
          The total, in {currencyName(currency)}. One payment; no taxes or fees are added.
        </p>
      )}
      <BuyForm
        lessonId={id}
        slug={slug}
        code={price?.code}
        label={
          isContinued ? "Finish your purchase" : minor === 0 ? "Open it with the code" : `Buy for ${total}`
        }
        total={total}
        embedded={purchaseState?.embedded}
        autoOpen={purchaseState?.autoOpen}
        unfinished={isContinued && <Unfinished since={unfinished.startedAt} />}
      />
    </>
  );
}

type OfferProps = {
  lesson: Lesson;
  purchaseState?: PurchaseState | null | undefined;
  coupon?: CouponOffer | null | undefined;
};

function WithCode({ price, saved }: { price: CouponPrice; saved: string }) {
  return (
    <div className="-mt-3 mb-5 text-small text-pretty">
      <p>
        <strong className="font-semibold">
          <bdi className="wrap-anywhere">{price.code}</bdi>
        </strong>{" "}
        takes {saved} off{price.amountMinor === 0 && ": the whole price"}.
      </p>
      {price.note && <p className="mt-1 text-soft">{price.note}</p>}
    </div>
  );
}

function Unfinished({ since }: { since: string }) {
  return (
    <p className="text-small text-pretty">
      <strong className="block font-semibold">Your purchase is not finished.</strong>
      You began on <DateTime at={since} />. It continues where you left it.
    </p>
  );
}
