import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { PageHeading } from "@/components/ui/page-heading";
import { formatCredits } from "@/lib/format/credits";
import { formatMoney } from "@/lib/format/money";
import type { SellerPurchase } from "@/lib/purchases/details";
import { getLocale, getVariant } from "@/lib/rendering/variant";
import { getSale } from "../get-sale";
import { AmountForm } from "./amount-form";
import { ConfirmForm } from "./confirm-form";
import { canRefund, parseRefundAmount, whyNoRefund } from "./refund-amount";
import { ReturnForm } from "./return-forms";

type Props = PageProps<"/[variant]/sales/[id]/refund">;

export const generateStaticParams = () => [{ id: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [variant, { id }] = await Promise.all([getVariant(), params]);
  if (!variant) return {};
  return { title: (await getSale(id)) ? "Refund" : "Not found" };
}

export default async function RefundPage({ params, searchParams }: Props) {
  const [variant, { id }] = await Promise.all([getVariant(), params]);
  if (!variant) return null;
  const sale = await getSale(id);
  if (!sale) notFound();
  if (sale.role === "buyer") redirect(`/purchases/${id}`);
  const locale = await getLocale();
  const above = (
    <Link href={`/sales/${id}`} className="link inline-flex min-h-11 items-center">
      Back to the sale
    </Link>
  );
  if (sale.returnableCredits > 0)
    return (
      <>
        <PageHeading title={`Return ${formatCredits(sale.returnableCredits, locale)}?`} above={above}>
          <p>The buyer has them back at once. The lesson closes for them, and this sale brings in nothing.</p>
        </PageHeading>
        <ReturnForm sale={sale} />
      </>
    );
  if (!canRefund(sale))
    return (
      <PageHeading title="There is nothing to refund now." above={above}>
        <p>{whyNoRefund(sale, locale)}</p>
      </PageHeading>
    );
  const { part, amount } = await searchParams;
  const refund = parseRefundAmount({ part, amount }, sale, locale);
  const { amountMinor } = refund;
  if (amountMinor === undefined)
    return (
      <>
        <PageHeading title="How much do you refund?" above={above} />
        <AmountForm sale={sale} refund={refund} />
      </>
    );
  return (
    <>
      <PageHeading
        title={`Refund ${formatMoney(amountMinor, sale.refundableCurrency, { locale })}?`}
        above={above}
      >
        <p>{consequence(sale, amountMinor)}</p>
      </PageHeading>
      <ConfirmForm
        sale={sale}
        amountMinor={amountMinor}
        amount={part !== "all" && typeof amount === "string" ? amount : ""}
      />
    </>
  );
}

function consequence(sale: SellerPurchase, amountMinor: number): string {
  const { status, refundableMinor } = sale;
  if (status === "review") return "That is everything that was paid.";
  if (sale.kind === "credits")
    return "Credits go with the money, in proportion. Those that are spent already are owed: the next credits of the buyer settle that first.";
  return amountMinor === refundableMinor
    ? "That is everything that is left. The lesson closes for the buyer, and this sale brings in nothing."
    : "The buyer keeps the lesson. The platform fee shrinks in proportion.";
}
