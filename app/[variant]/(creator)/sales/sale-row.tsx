import Link from "next/link";
import { Credits } from "@/components/format/credits";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { PurchaseStatus } from "@/components/purchase/purchase-status";
import type { Sale } from "@/lib/studio/sales";

export function SaleRow({ sale }: { sale: Sale }) {
  const { id, title, language, soldAt, status, credits, undone, paidMinor, reversedMinor, netMinor } = sale;
  return (
    <li className="grid items-baseline gap-x-8 gap-y-3 border-b border-line py-4 lg:grid-cols-[1fr_11rem_23rem]">
      <div>
        <h2 lang={language} dir="auto" className="font-display text-title text-balance">
          <Link href={`/sales/${id}`} className="link wrap-anywhere decoration-transparent">
            {title}
          </Link>
        </h2>
        <p className="mt-1 flex flex-wrap gap-x-4 text-small text-soft">
          <DateTime at={soldAt} />
          {credits !== null && <Credits of={credits} />}
        </p>
      </div>
      <p className="text-small">
        <PurchaseStatus status={status} undone={undone} />
      </p>
      <dl className="grid grid-cols-3 gap-x-4 lg:text-end">
        <Sum name={credits !== null ? "Worth" : "Paid"} minor={paidMinor} currency={sale.currency} />
        <Sum name="Returned" minor={reversedMinor} currency={sale.currency} />
        <Sum name="Yours" minor={netMinor} currency={sale.currency} strong />
      </dl>
    </li>
  );
}

function Sum({ name, minor, currency, strong = false }: SumProps) {
  return (
    <div>
      <dt className="text-fine text-soft">{name}</dt>
      <dd className={strong ? "font-semibold" : minor === 0 ? "text-soft" : undefined}>
        <Money minor={minor} currency={currency} />
      </dd>
    </div>
  );
}

type SumProps = { name: string; minor: number; currency: string; strong?: boolean };
