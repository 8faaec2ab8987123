import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { FlashNotice } from "@/components/flash/flash-notice";
import { DateOnly } from "@/components/format/date-time";
import { Openings } from "@/components/purchase/openings";
import { Timeline } from "@/components/purchase/timeline";
import { PageHeading } from "@/components/ui/page-heading";
import { getPackRefund } from "@/lib/checkout/credits/refund";
import { canRead } from "@/lib/learning/access";
import { buyerTimeline } from "@/lib/purchases/buyer-timeline";
import type { BuyerPurchase, LessonPurchase } from "@/lib/purchases/details";
import { grantsAccess, isUnpaid } from "@/lib/purchases/status";
import { isDuplicatePayment, purchaseStatusMessage } from "@/lib/purchases/status-message";
import { getLocale, getVariant } from "@/lib/rendering/variant";
import { Amounts } from "./amounts";
import { getDetails } from "./get-details";
import { PurchaseLinks } from "./purchase-links";
import { StatusNote } from "./status-note";

type Props = PageProps<"/[variant]/purchases/[id]">;

export const generateStaticParams = () => [{ id: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [variant, { id }] = await Promise.all([getVariant(), params]);
  if (!variant) return {};
  return { title: (await getDetails(id)) ? "Your purchase" : "Not found" };
}

export default async function PurchasePage({ params }: Props) {
  const [variant, { id }] = await Promise.all([getVariant(), params]);
  if (!variant) return null;
  const purchase = await getDetails(id);
  if (!purchase) notFound();
  if (purchase.role !== "buyer") redirect(`/sales/${id}`);
  const hasLesson = purchase.kind === "lesson" && (await opensLesson(purchase));
  const locale = await getLocale();
  const offer = purchase.kind === "credits" ? await getPackRefund(id) : undefined;
  const statusMessage = purchaseStatusMessage(purchase, locale, hasLesson);
  return (
    <>
      <FlashNotice path={`/purchases/${id}`} />
      <Heading purchase={purchase} />
      {statusMessage && <StatusNote statusMessage={statusMessage} />}
      <div className="grid gap-x-14 gap-y-12 md:grid-cols-[1fr_var(--container-aside)]">
        <div className="md:order-first md:col-start-2">
          <Amounts purchase={purchase} />
          <PurchaseLinks purchase={purchase} hasLesson={hasLesson} mayRefund={offer !== undefined} />
        </div>
        <div className="space-y-12 md:col-start-1 md:row-start-1">
          {purchase.kind === "credits" && (
            <Openings pack={purchase} pageOf={(opening) => `/purchases/${opening}`} />
          )}
          <Timeline steps={buyerTimeline(purchase, locale)} />
        </div>
      </div>
    </>
  );
}

/** This purchase, or another one. */
const opensLesson = async (purchase: LessonPurchase) =>
  grantsAccess(purchase.status) ||
  ((isDuplicatePayment(purchase) || isUnpaid(purchase.status)) && (await canRead(purchase.lessonId)));

function Heading({ purchase }: { purchase: BuyerPurchase }) {
  const above = (
    <Link href="/profile" className="link inline-flex min-h-11 items-center">
      Your purchases
    </Link>
  );
  return (
    <PageHeading
      title={purchase.title}
      language={purchase.kind === "lesson" ? purchase.language : undefined}
      above={above}
    >
      <p>
        {startOf(purchase)}
        <DateOnly at={purchase.startedAt} />
      </p>
    </PageHeading>
  );
}

const startOf = (purchase: BuyerPurchase) => {
  if (purchase.kind === "credits")
    return purchase.packName ? `${purchase.packName}, started on ` : "Started on ";
  return purchase.creditsState ? "Opened on " : "Started on ";
};
