import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { User } from "@/lib/auth/session";
import { getCredits } from "@/lib/checkout/credits/balance";
import type { Failure } from "@/lib/errors";
import { requestRefund } from "@/lib/payments/refunds";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

const packRefund = z.object({
  purchaseId: z.uuid(),
  title: z.string(),
  credits: z.int(),
  amountMinor: z.int(),
  currency: z.string(),
});

/** What the member can have back of a pack, and the credits that go for it. `amountMinor` in minor units. */
export type PackRefund = z.infer<typeof packRefund>;

/**
 * What the signed-in member can have back of each pack: its unspent part, at its price, oldest pack first. Requested
 * with requestRefund, which takes the credits at once.
 * @throws UnavailableError when the database is down.
 */
export async function listPackRefunds(): Promise<PackRefund[]> {
  const client = await createClient();
  return z.array(packRefund).parse(unwrap(await client.rpc("list_pack_refunds")));
}

/**
 * The same of one pack; undefined for nothing.
 * @throws UnavailableError when the database is down.
 */
export async function getPackRefund(purchaseId: string): Promise<PackRefund | undefined> {
  const client = await createClient();
  const answer = await client.rpc("list_pack_refunds", { of_purchase_id: purchaseId });
  return z.array(packRefund).parse(unwrap(answer))[0];
}

/**
 * Requests the refund of all that is unspent of the member's packs, and says the sum in minor units. Fails as
 * requestRefund, at the first pack whose refund Stripe refuses.
 * @throws UnavailableError when the database is down.
 */
export async function refundUnspentCredits(
  user: User,
): Promise<{ ok: true; amountMinor: number; currency: string } | Failure> {
  const { currency } = await getCredits();
  let sum = 0;
  for (const { purchaseId, amountMinor } of await listPackRefunds()) {
    const result = await requestRefund(user, {
      purchaseId,
      requestId: randomUUID(),
      amountMinor,
      reason: "requested_by_customer",
      note: "",
    });
    if (!result.ok) return result;
    sum += amountMinor;
  }
  return { ok: true, amountMinor: sum, currency };
}
