import { DateTime } from "@/components/format/date-time";
import { Notice, type NoticeTone } from "@/components/ui/notice";
import { formatMoney } from "@/lib/format/money";
import { describeDisputeReason } from "@/lib/payments/stripe/messages";
import type { SellerPurchase } from "@/lib/purchases/details";
import { firstOpening } from "@/lib/purchases/first-open";
import { getLocale } from "@/lib/rendering/variant";

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
  const [tone, title, text] = disputeMessage(dispute, await getLocale());
  const needsAnswer = status.endsWith("needs_response");
  return (
    <Notice tone={tone} title={title}>
      <div className="mt-1 space-y-2">
        <p>
          {describeDisputeReason(reason)} {text}
        </p>
        {needsAnswer && dueBy && (
          <p>
            Evidence is due by{" "}
            <strong className="font-semibold">
              <DateTime at={dueBy} />
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
          That the buyer opened the lesson on <DateTime at={opened} /> is evidence.
        </>
      ) : (
        noEvidence(sale)
      )}
    </p>
  );
}

const noEvidence = ({ openedAt }: SellerPurchase) =>
  openedAt
    ? "It was not by this purchase that the buyer first opened the lesson."
    : "The buyer has not opened the lesson.";

function disputeMessage(
  { status, amountMinor, currency }: Dispute,
  locale: string,
): [NoticeTone, string, string] {
  const sum = formatMoney(amountMinor, currency, { locale });
  switch (status) {
    case "warning_needs_response":
      return [
        "warning",
        `The buyer’s bank asks about ${sum}.`,
        "Nothing is taken yet, the lesson stays open.",
      ];
    case "warning_under_review":
      return ["info", `The buyer’s bank asks about ${sum}.`, "It has the answer. Nothing is taken."];
    case "warning_closed":
      return ["info", `The bank’s question about ${sum} is closed.`, "The payment stands."];
    case "prevented":
      return ["info", `A dispute over ${sum} was settled before it began.`, "The payment stands."];
    case "needs_response":
    case "appeal_needs_response":
      return [
        "danger",
        `${sum} of this payment is disputed.`,
        "The bank holds that amount, the lesson is closed.",
      ];
    case "under_review":
    case "appeal_under_review":
      return [
        "warning",
        `${sum} of this payment is disputed.`,
        "The bank has the answer. It can take two or three months to decide.",
      ];
    case "won":
      return ["success", `The dispute over ${sum} is won.`, "The money is back, the payment stands."];
    case "lost":
      return ["danger", `The dispute over ${sum} is lost.`, `The bank has returned ${sum} to the buyer.`];
    default:
      return [
        "warning",
        `${sum} of this payment is disputed.`,
        `Stripe says: ${status.replaceAll("_", " ")}.`,
      ];
  }
}
