import "server-only";
import type { User } from "@/lib/auth/session";
import type { LessonCard } from "@/lib/catalogue/lessons";
import { getCredits } from "@/lib/checkout/credits/balance";
import {
  type IncomingCredits,
  incomingFor,
  listIncomingCredits,
} from "@/lib/checkout/credits/buying/incoming";
import { type CreditTerms, creditTerms } from "@/lib/checkout/credits/terms";
import { type EmbeddedPayment, getEmbeddedPayment } from "@/lib/checkout/mode";
import { getResumableCheckout, type ResumableCheckout } from "@/lib/checkout/open";
import { UnavailableError } from "@/lib/errors";
import { getPurchaseDetails, type LessonPurchase } from "@/lib/purchases/details";
import { getBlockingPurchase } from "@/lib/purchases/list";

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

/** `payment` comes from the URL, so it only opens a checkout that exists and never creates one. */
export async function getPurchaseState(
  user: User,
  lesson: LessonCard,
  payment: unknown,
): Promise<PurchaseState> {
  const embedded = getEmbeddedPayment();
  const [blocking, unfinished, balance, incoming] = await Promise.all([
    getBlockingDetails(user, lesson.id),
    getResumableCheckout(user, lesson.id).catch(unknownInOutage),
    getCredits().catch(unknownInOutage),
    listIncomingCredits().catch(unknownInOutage),
  ]);
  const autoOpen = payment === "open" && unfinished !== null;
  const credits = balance && creditTerms(lesson, balance);
  return {
    blocking,
    ...(embedded && { embedded }),
    unfinished,
    credits,
    incoming: incoming && incomingFor(incoming, lesson.id),
    autoOpen,
  };
}

/** Only the notice and the credits are missing then: the button continues the checkout all the same. */
function unknownInOutage(error: unknown): null {
  if (error instanceof UnavailableError) return null;
  throw error;
}

async function getBlockingDetails(user: User, lessonId: string): Promise<LessonPurchase | null> {
  const blocking = await getBlockingPurchase(user.id, lessonId);
  const purchase = blocking && (await getPurchaseDetails(blocking.id));
  if (purchase?.role !== "buyer" || purchase.kind !== "lesson") return null;
  // What its buyer took back themselves needs no explanation.
  return purchase.changes.at(-1)?.cause === "credits.undone" ? null : purchase;
}
