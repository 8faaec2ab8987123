import "server-only";
import type { User } from "@/lib/auth/session";
import { getCredits } from "@/lib/checkout/credits/balance";
import { type Failure, failure } from "@/lib/errors";
import { verifyCheckout } from "@/lib/payments/verify";
import { isPaid } from "@/lib/purchases/status";
import type { PurchaseStatus } from "@/types/purchase";

type Verified = {
  ok: true;
  purchaseId: string;
  status: PurchaseStatus;
  creditsAdded: number;
  balance: number;
};

/**
 * As verifyCheckout, of a payment for credits: they are there at once, also when the webhook is late or lost. Fails
 * with purchase_not_found where the session pays for something else.
 * @throws UnavailableError when the database is down.
 */
export async function verifyCreditCheckout(user: User, sessionId: string): Promise<Verified | Failure> {
  const verified = await verifyCheckout(user, sessionId);
  if (!verified.ok) return verified;
  const { purchaseId, status, kind, credits } = verified;
  if (kind !== "credits") return failure("purchase_not_found");
  const { balance } = await getCredits();
  return { ok: true, purchaseId, status, creditsAdded: isPaid(status) ? (credits ?? 0) : 0, balance };
}
