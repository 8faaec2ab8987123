import "server-only";
import { getCredits } from "@/lib/checkout/credits/balance";
import type { getLessonOffer } from "@/lib/checkout/credits/lesson-offer";
import { type IncomingCredits, incomingFor } from "@/lib/checkout/credits/summary";
import { type CreditTerms, creditTerms } from "@/lib/checkout/credits/terms";
import { type EmbeddedPayment, getEmbeddedPayment } from "@/lib/checkout/mode";
import type { ResumableCheckout } from "@/lib/checkout/open";
import { unknownInOutage } from "@/lib/errors";
import type { MembersLesson } from "@/lib/learning/reading";
import { getPurchaseDetails, type LessonPurchase } from "@/lib/purchases/details";
import { blockingPurchase } from "@/lib/purchases/status";

/** What the sales page needs to know about a member beyond what it shows to guests. */
export type PurchaseState = {
  /** The purchase that keeps this lesson closed to its buyer, such as a refunded one. */
  blocking: LessonPurchase | null;
  /** Absent: the buyer pays on Stripe's page. */
  embedded?: EmbeddedPayment;
  /** The checkout that is still open. */
  unfinished: ResumableCheckout | null;
  /** Null where the lesson cannot be opened with credits, and in an outage. */
  credits: CreditTerms | null;
  /** Credits on their way, with which it opens by itself: nothing more is to be paid. */
  incoming: IncomingCredits | null;
  /** The payment opens by itself: the buyer asked for it on another page. */
  autoOpen: boolean;
};

type Offer = Awaited<ReturnType<typeof getLessonOffer>>;

/** `payment` comes from the URL, so it only opens a checkout that exists and never creates one. */
export async function getPurchaseState(
  { lesson, purchases }: MembersLesson,
  reading: Promise<Offer | null>,
  payment: unknown,
): Promise<PurchaseState> {
  const embedded = getEmbeddedPayment();
  // Without it only the notice and the credits are missing: the button continues the checkout all the same.
  const [offer, blocking, balance] = await Promise.all([
    reading,
    getBlockingDetails(purchases),
    getCredits().catch(unknownInOutage),
  ]);
  const unfinished = offer?.unfinished ?? null;
  const autoOpen = payment === "open" && unfinished !== null;
  const credits = balance && creditTerms(lesson, balance);
  const incoming = offer && incomingFor(offer.incoming, lesson.id);
  return { blocking, ...(embedded && { embedded }), unfinished, credits, incoming, autoOpen };
}

async function getBlockingDetails(purchases: MembersLesson["purchases"]): Promise<LessonPurchase | null> {
  const id = blockingPurchase(purchases)?.id;
  const purchase = id === undefined ? null : await getPurchaseDetails(id);
  if (purchase?.role !== "buyer" || purchase.kind !== "lesson") return null;
  // What its buyer took back themselves needs no explanation.
  return purchase.changes.at(-1)?.cause === "credits.undone" ? null : purchase;
}
