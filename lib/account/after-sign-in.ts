import "server-only";
import type { ReturnTo } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { paymentUrl, startPayment } from "@/lib/checkout/mode";
import { UnavailableError } from "@/lib/errors";
import { keepNotice } from "@/lib/http/flash";

/**
 * Where to send a visitor who has just signed in: on to the payment page of the purchase that was interrupted,
 * else back to where they were, with `notice` for that page to show. A payment that cannot be started now leads
 * back as well: the lesson's page offers it again.
 * @returns a path of this site or the payment page's address
 */
export async function destinationAfterSignIn({ next, lesson }: ReturnTo, notice?: string): Promise<string> {
  const outcome = lesson ? await resumePurchase(lesson) : undefined;
  if (outcome?.ok && "sessionUrl" in outcome) return outcome.sessionUrl;
  if (outcome?.ok) return withNoticeIf(paymentUrl(outcome), notice);
  if (outcome?.code === "already_purchased") return keepNotice(next, "already-yours");
  return withNoticeIf(next, notice);
}

const withNoticeIf = (path: string, notice?: string) => (notice ? keepNotice(path, notice) : path);

async function resumePurchase(lessonId: string) {
  try {
    const user = await getUser();
    return user ? await startPayment(user, lessonId) : undefined;
  } catch (error) {
    if (error instanceof UnavailableError) return undefined;
    throw error;
  }
}
