import "server-only";
import type { ReturnTo } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { paymentUrl, startPayment } from "@/lib/checkout/mode";
import { UnavailableError } from "@/lib/errors";
import { type Flash, setFlash } from "@/lib/http/flash";

/**
 * Where to send a visitor who has just signed in: on to the payment page of the purchase that was interrupted,
 * else back to where they were, with `notice` for that page to show. A payment that cannot be started now leads
 * back as well: the lesson's page offers it again.
 * @returns a path of this site or the payment page's address
 */
export async function destinationAfterSignIn({ next, lesson }: ReturnTo, notice?: Notice): Promise<string> {
  const outcome = lesson ? await resumePurchase(lesson) : undefined;
  if (outcome?.ok && "sessionUrl" in outcome) return outcome.sessionUrl;
  if (outcome?.ok) return withNotice(paymentUrl(outcome), notice);
  if (outcome?.code === "already_purchased") return setFlash(next, { kind: "notice", code: "already-yours" });
  return withNotice(next, notice);
}

type Notice = Extract<Flash, { kind: "notice" }>["code"];

const withNotice = (url: string, code?: Notice) => (code ? setFlash(url, { kind: "notice", code }) : url);

async function resumePurchase(lessonId: string) {
  try {
    const user = await getUser();
    return user ? await startPayment(user, lessonId) : undefined;
  } catch (error) {
    if (error instanceof UnavailableError) return undefined;
    throw error;
  }
}
