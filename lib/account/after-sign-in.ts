import "server-only";
import type { ReturnTo } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { type BegunPurchase, takeBegunPurchase } from "@/lib/checkout/begun-purchase";
import { paymentUrl, startPayment } from "@/lib/checkout/mode";
import { UnavailableError } from "@/lib/errors";
import { type Flash, setFlash } from "@/lib/http/forms/flash";

/**
 * The URL to redirect to after sign-in: the payment of a purchase that was begun in this browser, else `next`, with a
 * flash for `notice`.
 * A payment that cannot be started leads to `next`, too: the lesson page offers it again.
 */
export async function destinationAfterSignIn({ next, lesson }: ReturnTo, notice?: Notice): Promise<string> {
  const begun = lesson === undefined ? null : await takeBegunPurchase(lesson);
  const outcome = begun ? await startPurchaseAfterSignIn(begun) : undefined;
  if (outcome?.ok && "sessionUrl" in outcome) return outcome.sessionUrl;
  if (outcome?.ok && outcome.sessionId === null)
    return setFlash(`/lessons/${outcome.slug}`, { kind: "notice", code: "coupon-covered" });
  if (outcome?.ok) return withNotice(paymentUrl(outcome), notice);
  if (outcome?.code === "already_purchased") return setFlash(next, { kind: "notice", code: "already-yours" });
  return withNotice(next, notice);
}

type Notice = Extract<Flash, { kind: "notice" }>["code"];

const withNotice = (url: string, code?: Notice) => (code ? setFlash(url, { kind: "notice", code }) : url);

async function startPurchaseAfterSignIn({ lessonId, couponCode }: BegunPurchase) {
  try {
    const user = await getUser();
    return user ? await startPayment(user, lessonId, { couponCode }) : undefined;
  } catch (error) {
    if (error instanceof UnavailableError) return undefined;
    throw error;
  }
}
