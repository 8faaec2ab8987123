import "server-only";
import type { User } from "@/lib/auth/session";
import type { LessonCard } from "@/lib/catalogue/lessons";
import { type EmbeddedPayment, getEmbeddedPayment } from "@/lib/checkout/mode";
import { getOpenCheckout } from "@/lib/purchases/list";

/** What a member's lesson page needs beyond a guest's to take a payment, and to go on with one. */
export type Buying = {
  /** How the page takes the payment itself; without it everybody pays on Stripe's own page. */
  embedded?: EmbeddedPayment;
  /** When the checkout that is still open was begun, in ISO 8601. */
  unfinishedSince: string | null;
  /** The learner has asked for the payment on the way here: it opens by itself. */
  autoOpen: boolean;
};

/** `payment` is the address's own word: it opens a checkout that there is, and never makes one. */
export async function getPurchaseState(user: User, lesson: LessonCard, payment: unknown): Promise<Buying> {
  const embedded = getEmbeddedPayment();
  const unfinishedSince = (await getOpenCheckout(user.id, lesson))?.startedAt ?? null;
  const autoOpen = payment === "open" && unfinishedSince !== null;
  return { ...(embedded && { embedded }), unfinishedSince, autoOpen };
}
