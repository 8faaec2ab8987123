import { Notice, type NoticeTone } from "@/components/ui/notice";
import { formatMoney } from "@/lib/format/money";
import { getKeptNotice } from "@/lib/http/flash";
import type { SellerPurchase } from "@/lib/purchases/details";
import { getLocale } from "@/lib/rendering/variant";
import { canRefund } from "./refund/refund-amount";

/** Sent by a page, which can leave nothing with the browser; so it is said only where it is true. */
export const NOT_POSSIBLE = "refund:refund_not_possible";

/** What came of "Ask Stripe now" or of a refund: `checked:same`, `refund:sent`. */
export async function ResultNotice({ code, sale }: ResultNoticeProps) {
  const isTrue = code === NOT_POSSIBLE && !canRefund(sale);
  const [subject, result = ""] = (isTrue ? code : await getKeptNotice(code))?.split(":") ?? [];
  const known = subject === "checked" ? CHECKED : refundWords(sale, await getLocale());
  const words = Object.hasOwn(known, result) ? known[result] : undefined;
  if (!words) return null;
  return (
    <div data-arrival className="mb-8">
      <Notice tone={words.tone} title={words.title}>
        {words.text}
      </Notice>
    </div>
  );
}

type ResultNoticeProps = { code: string | string[] | undefined; sale: SellerPurchase };
type Words = { tone: NoticeTone; title: string; text?: string };

const TOO_FAST: Words = {
  tone: "warning",
  title: "That was a little too fast.",
  text: "Please wait a minute, then try again.",
};

const CHECKED: Record<string, Words> = {
  news: { tone: "success", title: "Stripe had news. This page shows it now." },
  same: { tone: "info", title: "Nothing has changed at Stripe.", text: "This page is up to date." },
  rate_limited: TOO_FAST,
  stripe_error: { tone: "danger", title: "Stripe does not know this payment." },
  unavailable: {
    tone: "danger",
    title: "Stripe cannot be reached at the moment.",
    text: "This page shows what we knew before. Please try again in a minute.",
  },
};

function refundWords(
  { refundableMinor, refundableCurrency }: SellerPurchase,
  locale: string,
): Record<string, Words> {
  const left =
    refundableMinor > 0
      ? `At most ${formatMoney(refundableMinor, refundableCurrency, { locale })} can be returned now.`
      : "There is nothing left to return.";
  return {
    sent: {
      tone: "success",
      title: "The money is on its way back.",
      text: "The buyer’s bank shows it in 5 to 10 days.",
    },
    requested: {
      tone: "warning",
      title: "Stripe cannot be reached at the moment.",
      text: "The refund is noted, and will be sent as soon as it can be. Nothing more to do.",
    },
    refund_not_possible: {
      tone: "warning",
      title: "Nothing was returned just now.",
      text: "Another refund of this sale was made meanwhile or is under way, or there is nothing left. Below stands what there is.",
    },
    validation_error: { tone: "danger", title: "Nothing was returned: the form was not right.", text: left },
    stripe_error: {
      tone: "danger",
      title: "Stripe refused this refund.",
      text: "Why, and what Stripe has now, stands below.",
    },
    rate_limited: TOO_FAST,
    unavailable: {
      tone: "danger",
      title: "We lost the connection on the way.",
      text: "Look below whether the refund is there before you try again.",
    },
  };
}
