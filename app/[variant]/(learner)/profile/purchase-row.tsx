import Link from "next/link";
import { DateOnly } from "@/components/format/date-time";
import { PurchaseStatus } from "@/components/purchase/purchase-status";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Purchase } from "@/lib/purchases/list";
import { useLocale } from "@/lib/rendering/variant";
import { PayButton } from "../checkout/pay-button";
import { BuyCreditsForm } from "../credits/buy-credits-form";
import { nextLineOf } from "./next-line";
import { PurchasePrice } from "./purchase-price";

export function PurchaseRow({ purchase, readable }: PurchaseRowProps) {
  const { id, packName, lessonId, lesson, title, status, purchasedAt, receiptUrl, wantedCredits } = purchase;
  // Not where another payment has opened the lesson.
  const mayPay = status === "pending" || (status === "failed" && !(lessonId && readable.has(lessonId)));
  const nextLine = nextLineOf(purchase, useLocale());
  return (
    <li className="grid grid-cols-[1fr_auto] items-baseline gap-x-8 gap-y-1 border-b border-line py-4 lg:grid-cols-[1fr_11rem_6rem_15rem]">
      <div className="col-span-2 lg:col-span-1">
        <h3 lang={lesson?.language} dir="auto" className="font-display text-title text-balance">
          <Link
            href={lesson ? `/lessons/${lesson.slug}` : `/purchases/${id}`}
            className="link decoration-transparent"
          >
            {title}
          </Link>
        </h3>
        <p className="mt-1 flex flex-wrap gap-x-4 text-small text-soft">
          <DateOnly at={purchasedAt} />
          {packName && <bdi>{packName}</bdi>}
        </p>
      </div>
      <p className="text-small">
        <PurchaseStatus status={status} />
      </p>
      <p className="text-end font-semibold">
        <PurchasePrice purchase={purchase} />
      </p>
      {nextLine && (
        <p className="col-span-2 text-small text-pretty lg:order-last lg:col-span-full">{nextLine}</p>
      )}
      <div className="col-span-2 flex flex-wrap gap-x-5 text-small lg:col-span-1 lg:justify-end">
        {mayPay && lessonId && lesson && (
          <PayButton lesson={{ id: lessonId, slug: lesson.slug }} variant="quiet" size="small">
            <PayLabel purchase={purchase} />
          </PayButton>
        )}
        {mayPay && wantedCredits && (
          <BuyCreditsForm {...wantedCredits}>
            <SubmitButton variant="quiet" size="small">
              <PayLabel purchase={purchase} />
            </SubmitButton>
          </BuyCreditsForm>
        )}
        {receiptUrl && <RowLink href={receiptUrl} label="Receipt" of={title} />}
        <RowLink href={`/purchases/${id}`} label="Details" of={title} />
      </div>
    </li>
  );
}

const PayLabel = ({ purchase: { status, title } }: { purchase: Purchase }) => (
  <span>
    {status === "pending" ? "Finish your purchase" : "Try again"}
    <span className="sr-only">
      {" "}
      of <bdi>{title}</bdi>
    </span>
  </span>
);

function RowLink({ href, label, of: title }: { href: string; label: string; of: string }) {
  const look = "link inline-flex min-h-11 items-center";
  const name = (
    <span>
      {label}
      <span className="sr-only">
        {" "}
        for <bdi>{title}</bdi>
      </span>
    </span>
  );
  return href.startsWith("/") ? (
    <Link href={href} className={look}>
      {name}
    </Link>
  ) : (
    <a href={href} className={look} rel="noreferrer">
      {name}
    </a>
  );
}

type PurchaseRowProps = { purchase: Purchase; readable: Set<string> };
