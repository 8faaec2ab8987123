import { Price } from "@/components/format/price";
import { LessonLength } from "@/components/lesson/lesson-length";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import type { CouponOffer, CouponPrice } from "@/lib/checkout/coupons/offer";
import type { UnreadRedemption } from "@/lib/checkout/credits/unread";
import { formatMoney } from "@/lib/format/money";
import { mayBuyAgain } from "@/lib/purchases/status";
import { getLocale } from "@/lib/rendering/variant";
import { AwaitedCredits } from "./awaited-credits";
import { BlockingPurchase } from "./blocking-purchase";
import { CodeForm } from "./code-form";
import { JustOpened } from "./just-opened";
import { Offer } from "./offer";
import { PayWithCredits } from "./pay-with-credits";
import type { PurchaseState } from "./purchase-state";

/** The price and how to open the lesson; no other payment is offered while an earlier one may still arrive. */
export async function BuyBox({ lesson, isGuest, purchaseState, justOpened, coupon }: BuyBoxProps) {
  if (justOpened) return <JustOpened lesson={lesson} redemption={justOpened} />;
  const blocking = purchaseState?.blocking;
  const size = isLong(lesson, await getLocale()) ? "text-heading" : "text-display";
  return (
    <Card className="md:sticky md:top-8">
      <p className={`font-display wrap-anywhere ${size}`}>
        {!blocking && coupon?.price ? (
          <ReducedPrice lesson={lesson} price={coupon.price} />
        ) : (
          <Price lesson={lesson} />
        )}
      </p>
      {blocking && <BlockingPurchase purchase={blocking} />}
      {(!blocking || mayBuyAgain(blocking)) && (
        <div className="mt-5">{howToOpen({ lesson, isGuest, purchaseState, coupon })}</div>
      )}
      <p className="mt-4 border-t border-line pt-4 text-small text-pretty text-soft">
        Inside: one lesson, about <LessonLength minutes={lesson.durationMinutes} />. It opens on this page.
      </p>
    </Card>
  );
}

/** Whether its price as written in `locale`, direction marks aside, is wider than the box in display size. */
const isLong = ({ priceMinor, currency }: Lesson, locale: string) =>
  formatMoney(priceMinor, currency, { locale }).replace(/\p{Cf}/gu, "").length > 8;

export type BuyBoxProps = {
  lesson: Lesson;
  isGuest?: boolean | undefined;
  purchaseState?: PurchaseState | null | undefined;
  /** Absent on the page that all guests share. */
  coupon?: CouponOffer | null | undefined;
  /** It is the member's since a moment ago, and not read yet. */
  justOpened?: UnreadRedemption | null | undefined;
};

/** The old price is read as such, too. */
function ReducedPrice({ lesson, price }: { lesson: Lesson; price: CouponPrice }) {
  return (
    <>
      <span className="sr-only">The price was </span>
      <s className="me-3 text-heading text-soft">
        <Price lesson={lesson} />
      </s>
      <span className="sr-only">and is now </span>
      <Price lesson={{ priceMinor: price.amountMinor, currency: lesson.currency }} />
    </>
  );
}

function howToOpen({ lesson, isGuest, purchaseState, coupon }: BuyBoxProps) {
  if (lesson.status === "unpublished")
    return <p className="text-pretty">This lesson is not for sale at the moment.</p>;
  if (lesson.status !== "published") return <p className="text-pretty">This lesson is no longer sold.</p>;
  if (lesson.priceMinor === 0) return <FreeOffer slug={lesson.slug} />;
  if (purchaseState?.incoming)
    return <AwaitedCredits lesson={lesson} incoming={purchaseState.incoming} terms={purchaseState.credits} />;
  return (
    <>
      <Offer lesson={lesson} purchaseState={purchaseState} coupon={coupon} />
      <p className="mt-4 text-small text-pretty text-soft">
        {isGuest && "You sign in or join first. "}
        {coupon?.price?.amountMinor === 0
          ? "Nothing is charged, and the lesson opens at once. Yours to keep."
          : "Stripe takes the payment, and the lesson opens seconds later. Yours to keep."}
      </p>
      <CodeForm slug={lesson.slug} coupon={coupon} />
      {purchaseState?.credits && coupon?.price?.amountMinor !== 0 && (
        <PayWithCredits
          lesson={lesson}
          terms={purchaseState.credits}
          isCodeIgnored={Boolean(coupon?.price)}
        />
      )}
    </>
  );
}

function FreeOffer({ slug }: { slug: string }) {
  return (
    <>
      <LinkButton href={`/sign-in?next=${encodeURIComponent(`/lessons/${slug}`)}`} size="large" wide>
        Sign in to read it
      </LinkButton>
      <p className="mt-4 text-small text-pretty text-soft">
        It is free. You need an account so that it is there when you return.
      </p>
    </>
  );
}
