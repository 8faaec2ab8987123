import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { Day } from "@/components/day";
import { PageHeading } from "@/components/page-heading";
import { Timeline } from "@/components/timeline";
import type { SellerStory } from "@/lib/purchases/details";
import { saleSteps } from "@/lib/purchases/seller-timeline";
import { getLocale, getViewer } from "@/lib/rendering/variant";
import { Amounts } from "./amounts";
import { CheckForm } from "./check-form";
import { Disputes } from "./disputes";
import { findSale } from "./get-sale";
import { RefundStart } from "./refund-start";
import { Refunds } from "./refunds";
import { ResultNotice } from "./result-notice";
import { ReviewNote } from "./review-note";
import { StripeIds } from "./stripe-ids";

type Props = PageProps<"/[variant]/sales/[id]">;

export const generateStaticParams = () => [{ id: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [viewer, { id }] = await Promise.all([getViewer(), params]);
  if (!viewer) return {};
  return { title: (await findSale(id)) ? "Sale" : "Not found" };
}

/** One sale as its creator or an operator sees it: the money, what happened, and the way to return it. */
export default async function SalePage({ params, searchParams }: Props) {
  const [viewer, { id }] = await Promise.all([getViewer(), params]);
  if (!viewer) return null;
  const story = await findSale(id);
  if (!story) notFound();
  if (story.viewer === "buyer") redirect(`/purchases/${id}`);
  const { notice } = await searchParams;
  return (
    <>
      <ResultNotice code={notice} story={story} />
      <Heading story={story} />
      <Disputes story={story} />
      <ReviewNote story={story} />
      <div className="grid gap-x-14 gap-y-12 md:grid-cols-[1fr_var(--container-aside)]">
        <div className="space-y-6 md:order-first md:col-start-2">
          <Amounts story={story} />
          <CheckForm saleId={story.id} />
          {story.viewer === "operator" && <StripeIds story={story} />}
        </div>
        <div className="space-y-14 md:col-start-1 md:row-start-1">
          <Refunds story={story} />
          <RefundStart story={story} />
          <Timeline steps={saleSteps(story, await getLocale())} />
        </div>
      </div>
    </>
  );
}

function Heading({ story: { viewer, title, paidAt, startedAt } }: { story: SellerStory }) {
  const above = (
    <Link
      href={viewer === "operator" ? "/operator" : "/sales"}
      className="link inline-flex min-h-11 items-center"
    >
      {viewer === "operator" ? "What needs you" : "Your sales"}
    </Link>
  );
  return (
    <PageHeading title={title} above={above}>
      <p>
        {paidAt ? "Sold on " : "Ordered on "}
        <Day at={paidAt ?? startedAt} />
      </p>
    </PageHeading>
  );
}
