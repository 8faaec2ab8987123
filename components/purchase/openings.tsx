import Link from "next/link";
import type { PurchaseDetails } from "@/lib/purchases/details";
import { Credits } from "../format/credits";
import { PurchaseStatus } from "./purchase-status";

type Pack = Extract<PurchaseDetails, { kind: "credits" }>;

/** The lessons that stand opened from a pack. `pageOf`: the page of each purchase, as this reader has it. */
export function Openings({ pack, pageOf }: { pack: Pack; pageOf: (purchaseId: string) => string }) {
  if (pack.openings.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 font-display text-heading">Opened with these credits</h2>
      <ul>
        {pack.openings.map(({ purchaseId, title, status, credits }) => (
          <li
            key={purchaseId}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-4"
          >
            <Link href={pageOf(purchaseId)} className="link wrap-anywhere decoration-transparent">
              <bdi className="font-display text-title">{title}</bdi>
            </Link>
            <span className="flex flex-wrap items-baseline gap-x-6 text-small">
              <PurchaseStatus status={status} />
              <Credits of={credits} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
