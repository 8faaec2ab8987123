import Link from "next/link";
import { Credits } from "@/components/format/credits";
import { DateOnly } from "@/components/format/date-time";
import { Notice } from "@/components/ui/notice";
import type { IncomingCredits } from "@/lib/checkout/credits/summary";

/** Payments for credits that the bank has not confirmed, so that nobody pays for them once more. */
export function Incoming({ list }: { list: IncomingCredits[] }) {
  return list.map((incoming) => (
    <Notice
      key={incoming.purchaseId}
      tone="info"
      title={
        <>
          <Credits of={incoming.credits} /> are on their way.
        </>
      }
    >
      {incoming.awaitsBuyer
        ? "They come once you have paid the voucher, or made the transfer, that Stripe showed you. "
        : "They come when your bank confirms the payment, which takes up to four business days. "}
      {incoming.opensLesson && "The lesson that you bought them for opens by itself then. "}
      {incoming.lessonId &&
        !incoming.opensLesson &&
        "They are no longer enough for the lesson that you bought them for: it does not open by itself. "}
      <Link href={`/purchases/${incoming.purchaseId}`} className="link">
        Your payment of <DateOnly at={incoming.since} />
      </Link>
    </Notice>
  ));
}
