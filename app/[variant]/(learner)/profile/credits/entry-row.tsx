import Link from "next/link";
import { Credits } from "@/components/format/credits";
import { DateTime } from "@/components/format/date-time";
import type { CreditEntry } from "@/lib/checkout/credits/balance";

/** One posting: what happened, how many credits came or went, and the balance afterwards. */
export function EntryRow({ entry }: { entry: CreditEntry }) {
  const { kind, title, reason, purchaseId, credits, balanceAfter, at } = entry;
  const subject = title ?? reason;
  return (
    <li className="border-b border-line py-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-6 font-semibold">
        <span className="text-small">{WHAT[kind]}</span>
        <span className={`ms-auto tabular-nums ${credits < 0 ? "" : "text-good"}`}>
          {credits < 0 ? "−" : "+"}
          <Credits of={Math.abs(credits)} />
        </span>
      </p>
      {subject && (
        <p className="max-w-reader text-pretty wrap-anywhere">
          {purchaseId ? (
            <Link href={`/purchases/${purchaseId}`} className="link">
              <bdi>{subject}</bdi>
            </Link>
          ) : (
            <bdi>{subject}</bdi>
          )}
        </p>
      )}
      <p className="mt-1 flex flex-wrap items-baseline justify-between gap-x-6 text-small text-soft">
        <DateTime at={at} />
        <span className="tabular-nums">
          {balanceAfter < 0 ? "Owed " : "Balance "}
          <Credits of={Math.abs(balanceAfter)} />
        </span>
      </p>
    </li>
  );
}

const WHAT: Record<CreditEntry["kind"], string> = {
  bought: "Bought",
  spent: "Lesson opened",
  undone: "Opening undone",
  returned: "Lesson returned",
  reversed: "Taken back with the payment",
  restored: "Came back with the payment",
  granted: "Given by the shop",
  withdrawn: "Taken back by the shop",
  closed: "Ended with your account",
};
