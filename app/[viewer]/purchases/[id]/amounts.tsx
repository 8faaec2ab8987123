import type { ReactNode } from "react";
import { Money } from "@/components/money";
import { PurchaseStatus } from "@/components/purchase-status";
import { Card } from "@/components/ui/card";
import { isTakenBack } from "@/lib/outlook";
import type { BuyerStory } from "@/lib/payment-story";

/** The status and the money of one purchase. */
export function Amounts({ story }: { story: BuyerStory }) {
  const { status, currency, amountMinor, paidAt, paidMinor, refundedMinor, disputedMinor } = story;
  const paysLess = paidAt !== null && paidMinor !== amountMinor && story.errorCode !== "payment_mismatch";
  return (
    <Card>
      <dl className="space-y-3">
        <Line name="Status">
          <PurchaseStatus status={status} />
        </Line>
        <Line name="Price">
          <Money minor={amountMinor} currency={currency} />
        </Line>
        {paysLess && (
          <Line name="You paid">
            <Money minor={paidMinor} currency={currency} />
          </Line>
        )}
        {refundedMinor > 0 && (
          <Line name="Returned to you">
            <Money minor={refundedMinor} currency={currency} />
          </Line>
        )}
        {disputedMinor > 0 && (
          <Line name={isTakenBack(story.disputes) ? "Taken by your bank" : "Held by your bank"}>
            <Money minor={disputedMinor} currency={currency} />
          </Line>
        )}
      </dl>
    </Card>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4 border-line not-first:border-t not-first:pt-3">
      <dt className="text-soft">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}
