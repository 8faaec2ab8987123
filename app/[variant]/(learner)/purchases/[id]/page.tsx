import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { Day } from "@/components/day";
import { PageHeading } from "@/components/page-heading";
import { Timeline } from "@/components/timeline";
import { LinkButton } from "@/components/ui/button";
import { requireUser } from "@/lib/auth/session";
import { canRead } from "@/lib/learning/access";
import { storySteps } from "@/lib/purchases/buyer-timeline";
import { type BuyerStory, getPaymentStory } from "@/lib/purchases/details";
import { isSecondPayment, outlookOf } from "@/lib/purchases/status-message";
import { getLocale, getViewer } from "@/lib/rendering/variant";
import { grantsAccess } from "@/types/purchase";
import { PayButton } from "../../checkout/pay-button";
import { Amounts } from "./amounts";
import { CheckForm } from "./check-form";
import { CheckNotice } from "./check-notice";
import { OutlookNote } from "./status-note";

type Props = PageProps<"/[variant]/purchases/[id]">;

export const generateStaticParams = () => [{ id: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [viewer, { id }] = await Promise.all([getViewer(), params]);
  if (!viewer) return {};
  return { title: (await findStory(id)) ? "Your purchase" : "Not found" };
}

/** One purchase as its buyer sees it: how it stands, what comes next, and all that happened. */
export default async function PurchasePage({ params, searchParams }: Props) {
  const [viewer, { id }] = await Promise.all([getViewer(), params]);
  if (!viewer) return null;
  const story = await findStory(id);
  if (!story) notFound();
  if (story.viewer !== "buyer") redirect(`/sales/${id}`);
  const { notice } = await searchParams;
  const hasLesson =
    grantsAccess(story.status) ||
    ((isSecondPayment(story) || isUnpaid(story)) && (await canRead(story.lessonId)));
  const locale = await getLocale();
  const outlook = outlookOf(story, locale, hasLesson);
  return (
    <>
      <CheckNotice code={notice} isOpen={grantsAccess(story.status)} />
      <Heading story={story} />
      {outlook && <OutlookNote outlook={outlook} />}
      <div className="grid gap-x-14 gap-y-12 md:grid-cols-[1fr_var(--container-aside)]">
        <div className="md:order-first md:col-start-2">
          <Amounts story={story} />
          <Actions story={story} hasLesson={hasLesson} />
        </div>
        <div className="md:col-start-1 md:row-start-1">
          <Timeline steps={storySteps(story, locale)} />
        </div>
      </div>
    </>
  );
}

const findStory = cache(async (id: string) => {
  await requireUser(`/purchases/${id}`);
  return getPaymentStory(id);
});

function Heading({ story: { title, startedAt } }: { story: BuyerStory }) {
  const above = (
    <Link href="/profile" className="link inline-flex min-h-11 items-center">
      Your purchases
    </Link>
  );
  return (
    <PageHeading title={title} above={above}>
      <p>
        Ordered on <Day at={startedAt} />
      </p>
    </PageHeading>
  );
}

function Actions({ story, hasLesson }: { story: BuyerStory; hasLesson: boolean }) {
  const mayPay = isUnpaid(story) && !hasLesson;
  return (
    <div className="mt-6 grid gap-3">
      {mayPay && (
        <PayButton lesson={{ id: story.lessonId, slug: story.slug }} wide>
          {story.status === "pending" ? "Finish your purchase" : "Try again"}
        </PayButton>
      )}
      <LinkButton href={`/lessons/${story.slug}`} variant={mayPay ? "secondary" : "primary"} wide>
        {hasLesson ? "Open the lesson" : "Back to the lesson"}
      </LinkButton>
      {story.receiptUrl && (
        <LinkButton href={story.receiptUrl} variant="secondary" wide>
          Receipt
        </LinkButton>
      )}
      <CheckForm purchaseId={story.id} />
    </div>
  );
}

/** Nothing was charged, and the learner may pay: in one click from here. */
const isUnpaid = ({ status }: BuyerStory) =>
  status === "pending" || status === "failed" || status === "expired" || status === "cancelled";
