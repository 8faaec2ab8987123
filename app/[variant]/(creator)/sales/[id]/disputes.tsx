import { DateTime } from "@/components/format/date-time";
import { Notice } from "@/components/ui/notice";
import { hasPassed } from "@/lib/format/dates";
import { provider } from "@/lib/payments/provider";
import type { SellerPurchase } from "@/lib/purchases/details";
import { firstOpening } from "@/lib/purchases/first-open";
import { getLocale } from "@/lib/rendering/variant";
import { disputeMessage } from "./dispute-message";

type Dispute = SellerPurchase["disputes"][number];

export function Disputes({ sale }: { sale: SellerPurchase }) {
  if (sale.disputes.length === 0) return null;
  return (
    <section aria-label="Disputes" className="mb-12 max-w-reader space-y-4">
      {sale.disputes.map((dispute) => (
        <DisputeNotice key={dispute.id} dispute={dispute} sale={sale} />
      ))}
    </section>
  );
}

async function DisputeNotice({ dispute, sale }: { dispute: Dispute; sale: SellerPurchase }) {
  const { status, reason, dueBy } = dispute;
  const [tone, title, text] = disputeMessage(dispute, sale, await getLocale());
  const hasOtherCurrency = dispute.reverses && dispute.currency !== sale.refundableCurrency;
  const needsAnswer = status.endsWith("needs_response");
  return (
    <Notice tone={tone} title={title}>
      <div className="mt-1 space-y-2">
        <p>
          {provider.describeDisputeReason(reason)} {text}
        </p>
        {hasOtherCurrency && (
          <p>It is in another currency than the payment, so all of the payment is held.</p>
        )}
        {needsAnswer && dueBy && (
          <p>
            {hasPassed(dueBy) ? "Evidence was due by " : "Evidence is due by "}
            <strong className="font-semibold">
              <DateTime at={dueBy} timeZone={sale.timeZone} />
            </strong>
            .
          </p>
        )}
        {needsAnswer && <WhatToDo sale={sale} />}
      </div>
    </Notice>
  );
}

function WhatToDo({ sale }: { sale: SellerPurchase }) {
  const opened = firstOpening(sale);
  return (
    <p>
      {sale.role === "operator"
        ? "Answer it in Stripe’s dashboard, or accept it there. "
        : "The shop’s operator answers it in Stripe’s dashboard. "}
      {opened ? (
        <>
          That the buyer opened the lesson on <DateTime at={opened} timeZone={sale.timeZone} /> is evidence.
        </>
      ) : (
        noEvidence(sale)
      )}
    </p>
  );
}

function noEvidence(sale: SellerPurchase): string {
  if (sale.kind === "credits")
    return sale.openings.length > 0
      ? "The lessons opened with these credits are evidence."
      : "No lesson stands opened with these credits.";
  return sale.openedAt
    ? "It was not by this purchase that the buyer first opened the lesson."
    : "The buyer has not opened the lesson.";
}
