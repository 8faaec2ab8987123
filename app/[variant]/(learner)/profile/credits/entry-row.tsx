import Link from "next/link";
import { Credits } from "@/components/format/credits";
import { DateTime } from "@/components/format/date-time";
import type { CreditEntry } from "@/lib/checkout/credits/balance";

/** One posting: what happened, how many credits came or went, and the balance afterwards. */
export function EntryRow({ entry }: { entry: CreditEntry }) {
  const { kind, title, reason, purchaseId, credits, balanceAfter, at } = entry;
  const subject = title ?? reason;
  return (
    <li className="grid grid-cols-[1fr_auto] items-baseline gap-x-8 gap-y-1 border-b border-line py-4">
      <div>
        <p className="text-small font-semibold">{WHAT[kind]}</p>
        {subject && (
          <p dir="auto" className="text-pretty wrap-anywhere">
            {purchaseId ? (
              <Link href={`/purchases/${purchaseId}`} className="link">
                {subject}
              </Link>
            ) : (
              subject
            )}
          </p>
        )}
        <p className="mt-1 text-small text-soft">
          <DateTime at={at} />
        </p>
      </div>
      <div className="text-end">
        <p className={`font-semibold tabular-nums ${credits < 0 ? "" : "text-good"}`}>
          {credits < 0 ? "−" : "+"}
          <Credits of={Math.abs(credits)} />
        </p>
        <p className="text-small text-soft">
          {balanceAfter < 0 ? "Owed " : "Balance "}
          <Credits of={Math.abs(balanceAfter)} />
        </p>
      </div>
    </li>
  );
}

const WHAT: Record<CreditEntry["kind"], string> = {
  bought: "Bought",
  spent: "Lesson opened",
  undone: "Opening undone",
  returned: "Lesson returned",
  reversed: "Went back with the payment",
  restored: "Came back with the payment",
  granted: "Given by the shop",
  withdrawn: "Taken back by the shop",
  closed: "Ended with your account",
};
