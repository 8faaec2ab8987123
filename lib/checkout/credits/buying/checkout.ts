import "server-only";
import type { User } from "@/lib/auth/session";
import { openCheckoutAnswer, sessionMetadata, shopTerms } from "@/lib/checkout/open";
import { type ReturnUrls, refuseReturnUrls } from "@/lib/checkout/return-url";
import { findSession, type HostedCheckout } from "@/lib/checkout/start";
import type { Failure } from "@/lib/errors";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/** A pack, or a number of credits; `lessonId` is the lesson that they are wanted for. */
export type WantedCredits = ({ packId: string } | { credits: number }) & {
  lessonId?: string | undefined;
} & ReturnUrls;

/**
 * The payment page for a pack or for exactly as many credits as are wanted: of the one open checkout, or of a new one.
 * The database decides the price.
 * @throws UnavailableError when the database is down.
 */
export async function startCreditCheckout(
  user: User,
  wanted: WantedCredits,
): Promise<HostedCheckout | Failure> {
  const refused = refuseReturnUrls(wanted);
  if (refused) return refused;
  return findSession<{ sessionUrl: string }>(
    user,
    () => openCreditCheckout(user, wanted),
    ({ object: { url } }) => url && { sessionUrl: url },
  );
}

async function openCreditCheckout(user: User, wanted: WantedCredits) {
  const what = "packId" in wanted ? { pack_id: wanted.packId } : { credits: wanted.credits };
  const { lessonId, successUrl, cancelUrl } = wanted;
  const opened = await createAdminClient().rpc("open_credit_checkout", {
    buyer_id: user.id,
    ...what,
    ...shopTerms(),
    metadata: {
      ...(await sessionMetadata(user, "hosted")),
      ...(lessonId && { lessonId }),
      ...(successUrl && { successUrl }),
      ...(cancelUrl && { cancelUrl }),
    },
  });
  return openCheckoutAnswer.parse(unwrap(opened));
}
