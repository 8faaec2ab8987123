import type { ReactNode } from "react";
import { Money } from "@/components/money";
import { PurchaseStatus } from "@/components/purchase-status";
import { Card } from "@/components/ui/card";
import type { Purchase } from "@/types/purchase";

/** The status and the money of one purchase. */
export function Amounts({
  purchase: { status, amountMinor, refundedMinor, currency },
}: {
  purchase: Purchase;
}) {
  return (
    <Card>
      <dl className="space-y-3">
        <Line name="Status">
          <PurchaseStatus status={status} />
        </Line>
        <Line name="Price">
          <Money minor={amountMinor} currency={currency} />
        </Line>
        {refundedMinor > 0 && (
          <Line name="Returned to you">
            <Money minor={refundedMinor} currency={currency} />
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
