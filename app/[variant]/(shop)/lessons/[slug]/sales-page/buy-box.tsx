import { DateTime } from "@/components/date-time";
import { LessonLength } from "@/components/lesson-length";
import { Price } from "@/components/price";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { currencyName, formatMoney } from "@/lib/format/money";
import type { BuyerPurchase } from "@/lib/purchases/details";
import { mayBuyAgain, purchaseStatusMessage } from "@/lib/purchases/status-message";
import { getLocale } from "@/lib/rendering/variant";
import { BuyForm } from "./buy-form";
import type { Buying } from "./purchase-state";

/** The price and the way in, beside the lesson where there is room. */
export function BuyBox({ lesson, isGuest, purchase, buying }: BuyBoxProps) {
  return (
    <Card className="md:sticky md:top-8">
      <p className="font-display text-display">
        <Price lesson={lesson} />
      </p>
      {purchase && <WhyClosed purchase={purchase} />}
      {(!purchase || mayBuyAgain(purchase)) && (
        <div className="mt-5">{wayIn({ lesson, isGuest, buying })}</div>
      )}
      <p className="mt-4 border-t border-line pt-4 text-small text-pretty text-soft">
        Inside: one lesson, about <LessonLength minutes={lesson.durationMinutes} />. It opens on this page.
      </p>
    </Card>
  );
}

export type BuyBoxProps = {
  lesson: Lesson;
  isGuest?: boolean | undefined;
  purchase?: BuyerPurchase | null | undefined;
  buying?: Buying | null | undefined;
};

/** To a learner who has ordered the lesson before; and nobody pays again while their money is under way. */
async function WhyClosed({ purchase }: { purchase: BuyerPurchase }) {
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
        <LinkButton href={`/purchases/${purchase.id}`} variant="quiet" size="small" className="-ml-1">
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

function wayIn({ lesson, isGuest, buying }: BuyBoxProps) {
  if (lesson.status !== "published") return <p className="text-pretty">This lesson is no longer sold.</p>;
  if (lesson.priceMinor === 0) return <FreeWayIn slug={lesson.slug} />;
  return (
    <>
      <Purchase lesson={lesson} buying={buying} />
      <p className="mt-4 text-small text-pretty text-soft">
        {isGuest && "You sign in or join first. "}
        Stripe takes the payment, and the lesson opens seconds later. Yours to keep.
      </p>
    </>
  );
}

/** What is to be paid, said before the click in full; and the button. */
async function Purchase({ lesson: { id, slug, priceMinor, currency }, buying }: BuyBoxProps) {
  const total = formatMoney(priceMinor, currency, { locale: await getLocale() });
  const since = buying?.unfinishedSince;
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
        embedded={buying?.embedded}
        autoOpen={buying?.autoOpen}
        unfinished={since && <Unfinished since={since} />}
      />
    </>
  );
}

function Unfinished({ since }: { since: string }) {
  return (
    <p className="text-small text-pretty">
      <strong className="block font-semibold">Your purchase is not finished.</strong>
      You began on <DateTime at={since} />. It goes on where you left it.
    </p>
  );
}

function FreeWayIn({ slug }: { slug: string }) {
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
