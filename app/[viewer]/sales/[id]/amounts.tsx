import type { ReactNode } from "react";
import { Money } from "@/components/money";
import { PurchaseStatus } from "@/components/purchase-status";
import { Card } from "@/components/ui/card";
import type { SellerStory } from "@/lib/payment-story";

/** The status and the money of one sale. What was paid is the sum of the lines below it. */
export function Amounts({ story }: { story: SellerStory }) {
  const { status, currency, refundedMinor, disputedMinor, platformFeeMinor, netMinor } = story;
  const money = (minor: number) => <Money minor={minor} currency={currency} exact />;
  const isHeld = disputedMinor > 0;
  return (
    <Card>
      <dl className="space-y-3">
        <Line name="Status">
          <PurchaseStatus status={status} />
        </Line>
        <Line name={story.paidAt ? "Paid" : "Price"}>
          {money(story.paidAt ? story.paidMinor : story.amountMinor)}
        </Line>
        {(refundedMinor > 0 || !isHeld) && <Line name="Returned">{money(refundedMinor)}</Line>}
        {isHeld && <Line name={heldName(story)}>{money(disputedMinor)}</Line>}
        {platformFeeMinor !== null && <Line name="Platform fee">{money(platformFeeMinor)}</Line>}
        {netMinor !== null && (
          <Line name={story.viewer === "creator" ? "Yours" : "The creator’s"}>{money(netMinor)}</Line>
        )}
      </dl>
    </Card>
  );
}

const heldName = ({ disputes }: SellerStory) =>
  disputes.some(({ blocks, status }) => blocks && status !== "lost")
    ? "Held by the bank"
    : "Taken by the bank";

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4 border-line not-first:border-t not-first:pt-3">
      <dt className="text-soft">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}
