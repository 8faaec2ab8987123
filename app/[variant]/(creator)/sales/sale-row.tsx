import Link from "next/link";
import { Credits } from "@/components/format/credits";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { PurchaseStatus } from "@/components/purchase/purchase-status";
import { grantsAccess } from "@/lib/purchases/status";
import type { Sale } from "@/lib/studio/sales/sale";
import { BuyerName } from "./buyer-name";

export function SaleRow({ sale, timeZone }: { sale: Sale; timeZone: string }) {
  const { id, title, language, soldAt, status, credits, undone, currency } = sale;
  return (
    <li className="grid items-baseline gap-x-8 gap-y-3 border-b border-line py-4 lg:grid-cols-[1fr_11rem_26rem]">
      <div>
        <h2 lang={language} dir="auto" className="font-display text-title text-balance">
          <Link href={`/sales/${id}`} className="link wrap-anywhere decoration-transparent">
            {title}
          </Link>
        </h2>
        <p className="mt-1 flex flex-wrap gap-x-4 text-small text-soft">
          <BuyerName sale={sale} />
          <DateTime at={soldAt} timeZone={timeZone} />
          {credits !== null && <Credits of={credits} />}
        </p>
        {sale.couponCode !== null && <Discount sale={sale} />}
        {sale.reversal && <Reversal reversal={sale.reversal} currency={currency} timeZone={timeZone} />}
      </div>
      <p className="flex flex-wrap items-center gap-x-4 text-small lg:block">
        <PurchaseStatus status={status} undone={undone} />
        {mayRefund(sale) && (
          <Link href={`/sales/${id}/refund`} className="link inline-flex min-h-11 items-center lg:flex">
            {credits === null ? "Refund" : "Return the credits"}
            <span className="sr-only">, {title}</span>
          </Link>
        )}
      </p>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-4 lg:text-end">
        <Sum name={credits !== null ? "Worth" : "Paid"} minor={sale.paidMinor} currency={currency} />
        <Sum name="Returned" minor={sale.refundedMinor + sale.disputedMinor} currency={currency} />
        <Sum name="Fee" minor={sale.platformFeeMinor} currency={currency} />
        <Sum name="Yours" minor={sale.netMinor} currency={currency} strong />
      </dl>
    </li>
  );
}

/** Whether the page of the refund has something to offer; it decides itself. */
const mayRefund = ({ status, paidMinor, credits }: Sale) =>
  grantsAccess(status) && (paidMinor > 0 || credits !== null);

type ReversalProps = { reversal: NonNullable<Sale["reversal"]>; currency: string; timeZone: string };

function Reversal({ reversal: { at, minor }, currency, timeZone }: ReversalProps) {
  return (
    <p className="mt-1 text-small font-semibold">
      <Money minor={minor} currency={currency} /> returned on <DateTime at={at} timeZone={timeZone} />
    </p>
  );
}

function Discount({ sale: { couponCode, discountMinor, listPriceMinor, currency } }: { sale: Sale }) {
  return (
    <p className="mt-1 text-small text-soft">
      <bdi className="font-semibold wrap-anywhere">{couponCode}</bdi>{" "}
      <Money minor={discountMinor} currency={currency} /> off{" "}
      <Money minor={listPriceMinor} currency={currency} />
    </p>
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
