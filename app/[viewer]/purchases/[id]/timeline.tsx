import { Moment } from "@/components/day";
import type { PurchaseStatus, TimelineEntry } from "@/types/purchase";

/** Everything that happened to a purchase, oldest first, in plain words. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <section>
      <h2 className="mb-6 font-display text-heading">What happened</h2>
      <ol className="ml-1.5 border-l-2 border-line">
        {entries.map((entry) => (
          <li key={`${entry.at} ${entry.to}`} className="relative pb-7 pl-6 last:pb-0">
            <span
              aria-hidden="true"
              className="absolute top-2 -left-[0.4375rem] size-3 rounded-full bg-ink"
            />
            <p className="text-pretty">{sentenceFor(entry)}</p>
            <p className="text-small text-soft">
              <Moment at={entry.at} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function sentenceFor({ from, to }: TimelineEntry): string {
  if (from === "disputed" && to === "completed") return "The dispute was settled. The lesson is open again.";
  if (from === "refunded" && to === "completed")
    return "The refund did not go through. The lesson is open again.";
  return SENTENCES[to];
}

const SENTENCES: Record<PurchaseStatus, string> = {
  pending: "You went to the payment page.",
  processing: "You paid, and your bank began to confirm it.",
  completed: "The payment arrived, and the lesson opened.",
  failed: "The payment did not go through. Nothing was charged.",
  expired: "The payment page expired. Nothing was charged.",
  cancelled: "The payment was cancelled. Nothing was charged.",
  refunded: "The whole amount was returned to you, and the lesson closed.",
  partially_refunded: "A part of the amount was returned to you. The lesson stays open.",
  disputed: "The payment was disputed with the bank. The lesson is closed until that is settled.",
  review: "The payment arrived, but not as we expected. A person is checking it.",
};
