import type { PurchaseStatus as Status } from "@/types/purchase";

/** The dot only repeats the text. `undone`: it was opened with credits and taken back, which is no refund to tell. */
export function PurchaseStatus({ status, undone = false }: { status: Status; undone?: boolean }) {
  const [label, dot] = STATUSES[status];
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span aria-hidden="true" className={`size-2.5 shrink-0 rounded-full ${dot}`} />
      {undone ? "Opened and undone" : label}
    </span>
  );
}

const STATUSES: Record<Status, [label: string, dot: string]> = {
  pending: ["Not paid yet", "border-2 border-warn"],
  processing: ["Money on its way", "bg-warn"],
  completed: ["Paid", "bg-good"],
  failed: ["Payment failed", "bg-bad"],
  expired: ["Not paid in time", "border-2 border-edge"],
  cancelled: ["Cancelled", "border-2 border-edge"],
  refunded: ["Refunded", "bg-edge"],
  partially_refunded: ["Partly refunded", "bg-good"],
  disputed: ["Disputed", "bg-bad"],
  review: ["Being checked", "bg-warn"],
};
