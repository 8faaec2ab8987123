import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireUser, type User } from "@/lib/auth/session";
import { getCreditPurchase } from "@/lib/checkout/credits/buying/purchase";
import { getCreditSummary } from "@/lib/checkout/credits/summary";
import { canRead } from "@/lib/learning/access";
import { verifyCheckout } from "@/lib/payments/verify";
import {
  type BuyerPurchase,
  getPurchaseDetails,
  type LessonPurchase,
  type PackPurchase,
} from "@/lib/purchases/details";
import { isUnpaid } from "@/lib/purchases/status";
import { isDuplicatePayment } from "@/lib/purchases/status-message";
import { getVariant } from "@/lib/rendering/variant";
import { CreditPaymentMessage } from "./credit-payment-message";
import { LoadDocument } from "./load-document";
import { Outage, Unknown } from "./no-answer";
import { PaymentStatusMessage } from "./payment-status-message";
import { Refresh } from "./refresh";

export const metadata: Metadata = { title: "Your payment", robots: { index: false } };

/** Stripe's success URL. It asks Stripe itself, so a late webhook delays nothing. */
export default async function SuccessPage({ searchParams }: PageProps<"/[variant]/checkout/success">) {
  const variant = await getVariant();
  if (!variant) return null;
  const { session_id: sessionId, tries, lesson } = await searchParams;
  if (typeof sessionId !== "string") return <Unknown isGuest={variant === "guest"} />;
  // Credits may be bought on the way to a lesson that they are not enough for.
  const onward = typeof lesson === "string" ? `&lesson=${encodeURIComponent(lesson)}` : "";
  const url = `/checkout/success?session_id=${encodeURIComponent(sessionId)}${onward}`;
  const user = await requireUser(url);
  const checkout = await verifyCheckout(user, sessionId);
  if (checkout.ok && checkout.accessGranted) {
    const { kind, purchaseId } = checkout;
    if (kind === "lesson") redirect(`/checkout/opened?purchase=${purchaseId}`);
    const credited = `/checkout/credited?purchase=${purchaseId}${onward}`;
    if (!tries) redirect(credited);
    return <LoadDocument url={credited} />;
  }
  if (!checkout.ok && checkout.code === "purchase_not_found") return <Unknown />;
  const purchase = checkout.ok ? await getBuyerPurchase(checkout.purchaseId) : null;
  const waiting = !checkout.ok || checkout.status === "pending" || checkout.status === "processing";
  return (
    <>
      {purchase?.kind === "lesson" && (
        <PaymentStatusMessage purchase={purchase} hasLesson={await hasLesson(purchase)} />
      )}
      {purchase?.kind === "credits" && (
        <CreditPaymentMessage purchase={purchase} wanted={await getWantedLesson(user, purchase)} />
      )}
      {!purchase && <Outage />}
      {waiting && <Refresh url={url} tries={Number(tries) || 0} />}
    </>
  );
}

async function getBuyerPurchase(id: string): Promise<BuyerPurchase | null> {
  const purchase = await getPurchaseDetails(id);
  return purchase?.role === "buyer" ? purchase : null;
}

/** The lesson that the payment opens when the money is there. */
async function getWantedLesson(user: User, { id, status }: PackPurchase) {
  const [credits, { incoming }] = await Promise.all([getCreditPurchase(user, id), getCreditSummary()]);
  const isTooLittle = incoming.some(({ purchaseId, opensLesson }) => purchaseId === id && !opensLesson);
  return isUnpaid(status) || isTooLittle ? null : (credits?.lesson ?? null);
}

/** Of a duplicate payment, the first one opened the lesson. */
const hasLesson = async (purchase: LessonPurchase) =>
  isDuplicatePayment(purchase) && (await canRead(purchase.lessonId));
