import Link from "next/link";
import { Credits } from "@/components/format/credits";
import { LinkButton } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import type { PackPurchase } from "@/lib/purchases/details";
import { isUnpaid } from "@/lib/purchases/status";
import { purchaseStatusMessage } from "@/lib/purchases/status-message";
import { getLocale } from "@/lib/rendering/variant";
import { PENDING } from "./payment-status-message";

/** A payment for credits that has brought none, yet or any more. */
export async function CreditPaymentMessage({
  purchase,
  wanted,
}: {
  purchase: PackPurchase;
  /** The lesson that opens with them. */
  wanted: { slug: string } | null;
}) {
  const { id, status, credits } = purchase;
  const statusMessage = status === "pending" ? null : purchaseStatusMessage(purchase, await getLocale());
  const { title, text, more } = statusMessage ?? PENDING;
  return (
    <Message
      title={title}
      actions={
        <>
          <LinkButton href="/credits">
            {isUnpaid(status) ? "Choose credits again" : "Your credits"}
          </LinkButton>
          <LinkButton href={`/purchases/${id}`} variant="quiet">
            See this purchase
          </LinkButton>
        </>
      }
    >
      <p className="wrap-anywhere">
        {text} {more}
      </p>
      <p className="text-soft">
        The purchase: <Credits of={credits} />
      </p>
      {wanted && (
        <p>
          When the money is there,{" "}
          <Link href={`/lessons/${wanted.slug}`} className="link">
            the lesson that you want them for
          </Link>{" "}
          opens by itself.
        </p>
      )}
    </Message>
  );
}
