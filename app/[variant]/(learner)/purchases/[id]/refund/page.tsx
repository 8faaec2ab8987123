import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { FlashNotice } from "@/components/flash/flash-notice";
import { FormName } from "@/components/form/form-name";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { SubmitButton } from "@/components/ui/submit-button";
import { getPackRefund } from "@/lib/checkout/credits/refund";
import { formatCredits } from "@/lib/format/credits";
import { formatMoney } from "@/lib/format/money";
import { getLocale, getVariant } from "@/lib/rendering/variant";
import { refundPack } from "../actions";
import { getDetails } from "../get-details";

type Props = PageProps<"/[variant]/purchases/[id]/refund">;

export const generateStaticParams = () => [{ id: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [variant, { id }] = await Promise.all([getVariant(), params]);
  if (!variant) return {};
  return { title: (await getDetails(id)) ? "Refund" : "Not found" };
}

/** What is unspent of a pack, for its price. Each confirmation has a new request id. */
export default async function PackRefundPage({ params }: Props) {
  const [variant, { id }] = await Promise.all([getVariant(), params]);
  if (!variant) return null;
  const purchase = await getDetails(id);
  if (purchase?.role !== "buyer" || purchase.kind !== "credits") notFound();
  const notice = <FlashNotice path={`/purchases/${id}/refund`} />;
  const above = (
    <Link href={`/purchases/${id}`} className="link inline-flex min-h-11 items-center">
      Back to the purchase
    </Link>
  );
  const offer = await getPackRefund(id);
  if (!offer)
    return (
      <>
        {notice}
        <PageHeading title="There is nothing to refund now." above={above}>
          <p>Only credits that are not spent can be given back for money.</p>
        </PageHeading>
      </>
    );
  const locale = await getLocale();
  const sum = formatMoney(offer.amountMinor, offer.currency, { locale });
  return (
    <>
      {notice}
      <PageHeading title={`Give back ${formatCredits(offer.credits, locale)} for ${sum}?`} above={above}>
        <p>
          That is what you can have back of this pack, at its price. The money goes back the way you paid;
          your bank shows it in 5 to 10 days. The lessons you opened stay open.
        </p>
      </PageHeading>
      <form action={refundPack} className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <FormName name="refund-pack" />
        <input type="hidden" name="purchaseId" value={id} />
        <input type="hidden" name="requestId" value={randomUUID()} />
        <input type="hidden" name="amountMinor" value={offer.amountMinor} />
        <SubmitButton>Refund {sum}</SubmitButton>
        <LinkButton href={`/purchases/${id}`} variant="quiet">
          Not now
        </LinkButton>
      </form>
    </>
  );
}
