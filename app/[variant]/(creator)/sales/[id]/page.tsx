import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { FlashNotice } from "@/components/flash/flash-notice";
import { DateTime } from "@/components/format/date-time";
import { CheckForm } from "@/components/purchase/check-form";
import { Openings } from "@/components/purchase/openings";
import { Timeline } from "@/components/purchase/timeline";
import { PageHeading } from "@/components/ui/page-heading";
import type { SellerPurchase } from "@/lib/purchases/details";
import { sellerTimeline } from "@/lib/purchases/seller-timeline";
import { getLocale, getVariant } from "@/lib/rendering/variant";
import { BuyerName } from "../buyer-name";
import { checkSale } from "./actions";
import { Amounts } from "./amounts";
import { CreditsNote } from "./credits-note";
import { Disputes } from "./disputes";
import { getSale } from "./get-sale";
import { RefundStart } from "./refund-start";
import { Refunds } from "./refunds";
import { ReviewNote } from "./review-note";
import { StripeIds } from "./stripe-ids";

type Props = PageProps<"/[variant]/sales/[id]">;

export const generateStaticParams = () => [{ id: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [variant, { id }] = await Promise.all([getVariant(), params]);
  if (!variant) return {};
  return { title: (await getSale(id)) ? "Sale" : "Not found" };
}

export default async function SalePage({ params }: Props) {
  const [variant, { id }] = await Promise.all([getVariant(), params]);
  if (!variant) return null;
  const sale = await getSale(id);
  if (!sale) notFound();
  if (sale.role === "buyer") redirect(`/purchases/${id}`);
  const isRedemption = sale.kind === "lesson" && sale.creditsState !== null;
  return (
    <>
      <FlashNotice path={`/sales/${id}`} />
      <Heading sale={sale} />
      <Disputes sale={sale} />
      <CreditsNote sale={sale} />
      <ReviewNote sale={sale} />
      <div className="grid gap-x-14 gap-y-12 md:grid-cols-[1fr_var(--container-aside)]">
        <div className="space-y-6 md:order-first md:col-start-2">
          <Amounts sale={sale} />
          {!isRedemption && (
            <CheckForm name="check-sale" purchaseId={sale.id} action={checkSale}>
              Reads the payment, its refunds and disputes from Stripe again. Nothing is changed there.
            </CheckForm>
          )}
          {sale.role === "operator" && <StripeIds sale={sale} />}
        </div>
        <div className="space-y-14 md:col-start-1 md:row-start-1">
          {sale.kind === "credits" && <Openings pack={sale} pageOf={(opening) => `/sales/${opening}`} />}
          <Refunds sale={sale} />
          <RefundStart sale={sale} />
          <Timeline steps={sellerTimeline(sale, await getLocale())} timeZone={sale.timeZone} />
        </div>
      </div>
    </>
  );
}

function Heading({ sale }: { sale: SellerPurchase }) {
  const { role, title, paidAt, startedAt } = sale;
  const language = sale.kind === "lesson" ? sale.language : undefined;
  const above = (
    <Link
      href={role === "operator" ? "/operator" : "/sales"}
      className="link inline-flex min-h-11 items-center"
    >
      {role === "operator" ? "What needs you" : "Your sales"}
    </Link>
  );
  return (
    <PageHeading title={title} language={language} above={above}>
      <p>
        {startOf(sale)}
        <DateTime at={paidAt ?? startedAt} timeZone={sale.timeZone} />
      </p>
      {sale.kind === "lesson" && sale.paidAt && (
        <p>
          Bought by <BuyerName sale={sale} />
        </p>
      )}
    </PageHeading>
  );
}

function startOf(sale: SellerPurchase): string {
  const start = sale.paidAt ? "Sold on " : "Started on ";
  return sale.kind === "credits" && sale.packName ? `${sale.packName}, ${start.toLowerCase()}` : start;
}
