import type { ReactNode } from "react";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { provider } from "@/lib/payments/provider";
import type { SellerPurchase } from "@/lib/purchases/details";

type Refund = SellerPurchase["refunds"][number];
type Request = SellerPurchase["requests"][number];

/** Stripe's refunds, then the refund requests that Stripe does not have. */
export function Refunds({ sale: { refunds, requests, timeZone } }: { sale: SellerPurchase }) {
  const unfinishedRequests = requests.filter(({ state }) => state !== "done");
  if (refunds.length + unfinishedRequests.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 font-display text-heading">Refunds</h2>
      <ul>
        {refunds.map((refund) => {
          const request = requests.find(({ refundId }) => refundId === refund.id);
          return (
            <Entry
              key={refund.id}
              of={refund}
              state={stateOf(refund)}
              note={request?.note}
              timeZone={timeZone}
            >
              {whatToSay(refund, request)}
            </Entry>
          );
        })}
        {unfinishedRequests.map((request) => (
          <Entry
            key={request.id}
            of={request}
            state={request.state === "open" ? "Not sent yet" : "Refused"}
            note={request.note}
            timeZone={timeZone}
          >
            {request.state === "open"
              ? "It will be sent as soon as Stripe can be reached."
              : `Nothing was refunded. ${provider.describeRefusal(request.error)}`}
          </Entry>
        ))}
      </ul>
    </section>
  );
}

function Entry({ of: { amountMinor, currency, at }, state, note, timeZone, children }: EntryProps) {
  return (
    <li className="border-b border-line py-4">
      <p className="flex flex-wrap justify-between gap-x-6 font-semibold">
        <span>{state}</span>
        <Money minor={amountMinor} currency={currency} />
      </p>
      <p className="mt-1 text-small text-pretty">{children}</p>
      {note && (
        <p className="mt-1 text-small whitespace-pre-line wrap-anywhere">
          Note: <bdi>{note}</bdi>
        </p>
      )}
      <p className="mt-1 text-small text-soft">
        <DateTime at={at} timeZone={timeZone} />
      </p>
    </li>
  );
}

type EntryProps = {
  of: Refund | Request;
  state: string;
  note: string | undefined;
  timeZone: string;
  children: ReactNode;
};

function stateOf({ status }: Refund): string {
  return Object.hasOwn(STATES, status) ? (STATES[status] ?? status) : status.replaceAll("_", " ");
}

const STATES: Record<string, string> = {
  pending: "On its way",
  requires_action: "Waits for the buyer",
  succeeded: "Refunded",
  failed: "Did not arrive",
  canceled: "Called off",
};

function whatToSay({ status, failureReason }: Refund, request: Request | undefined): string {
  const source = request ? origin(request) : "Made in Stripe’s dashboard.";
  if (status === "failed")
    return `${source} ${provider.describeRefundFailure(failureReason)} The money is back at the shop, and the buyer is owed it.`;
  if (status === "requires_action") return `${source} Stripe has asked the buyer by e-mail where to send it.`;
  return source;
}

function origin({ automatic, reason }: Request): string {
  if (automatic) return "A duplicate payment, refunded by the shop itself.";
  if (reason === "duplicate") return "It was paid twice.";
  return reason === "fraudulent" ? "Fraud." : "The buyer asked for it.";
}
