import "server-only";
import { withPassword } from "@/lib/account/change";
import type { AccountOutcome } from "@/lib/auth/outcome";
import type { User } from "@/lib/auth/session";
import { endSession } from "@/lib/auth/sign-in";
import { listPackRefunds, refundUnspentCredits } from "@/lib/checkout/credits/refund";
import { expireCheckout } from "@/lib/checkout/expire";
import { UnavailableError } from "@/lib/errors";
import { log } from "@/lib/log";
import { createAdminClient } from "@/lib/supabase/admin";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/**
 * Expires open checkout sessions, requests the refund of unspent credits if that is wanted, anonymizes the purchases,
 * and deletes the user in Auth. Can be repeated after an interruption. Problems beside those of withPassword:
 * payment_moved, credits_not_refunded, deletion_unfinished.
 * @throws UnavailableError when Supabase is down, before anything was deleted.
 */
export async function deleteAccount(
  user: User,
  { password, refundCredits }: { password: string; refundCredits: boolean },
): Promise<DeletionOutcome> {
  let refunded: Refunded | undefined;
  const outcome = await withPassword(user, password, async () => {
    if (!(await closePaymentPages(user.id))) return { ok: false, problem: "payment_moved" };
    const refund = refundCredits ? await refundUnspentCredits(user) : undefined;
    if (refund && !refund.ok) return { ok: false, problem: "credits_not_refunded" };
    refunded = refund;
    return (await anonymizeUser(user.id))
      ? deleteSignIn(user.id)
      : { ok: false, problem: "deletion_unfinished" };
  });
  if (!outcome.ok) return outcome;
  await endSession();
  return { ok: true, refunded };
}

/** What is refunded of unspent credits, in minor units. */
type Refunded = { amountMinor: number; currency: string };
type DeletionOutcome = { ok: true; refunded: Refunded | undefined } | Exclude<AccountOutcome, { ok: true }>;

/** What the member loses, and what they can have back of their credits, in minor units. */
export async function getDeletionFacts(userId: string) {
  const client = await createClient();
  const count = () =>
    client.from("purchases").select("id", { count: "exact", head: true }).eq("user_id", userId);
  const [packRefunds, owned, underWay] = await Promise.all([
    listPackRefunds(),
    count().eq("kind", "lesson").eq("grants_access", true),
    count().eq("status", "processing"),
  ]);
  for (const answer of [owned, underWay]) unwrap(answer);
  return {
    lessons: owned.count ?? 0,
    bankPayments: underWay.count ?? 0,
    refundMinor: packRefunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  };
}

/** False when one of them can still be paid or was just paid: then nothing may be deleted yet. */
async function closePaymentPages(userId: string): Promise<boolean> {
  const client = await createClient();
  const own = () => client.from("purchases").select("id, stripe_session_id, status").eq("user_id", userId);
  const open = unwrap(await own().eq("status", "pending"));
  for (const { id, stripe_session_id } of open) await expireCheckout(id, stripe_session_id);
  const ids = open.map(({ id }) => id);
  const closed = ids.length > 0 ? unwrap(await own().in("id", ids)) : [];
  return closed.every(({ status }) => status === "expired" || status === "cancelled");
}

/** False when the database did not answer: it may still have been committed. */
async function anonymizeUser(userId: string): Promise<boolean> {
  try {
    unwrap(await createAdminClient().rpc("anonymize_user", { user_id: userId }));
    return true;
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    log.warn({ userId, err: error }, "auth: a deletion was not answered");
    return false;
  }
}

async function deleteSignIn(userId: string): Promise<AccountOutcome> {
  const { error } = await createAdminClient().auth.admin.deleteUser(userId);
  if (!error || error.code === "user_not_found") return { ok: true };
  log.error({ userId, code: error.code, status: error.status }, "auth: an account could not be deleted");
  return { ok: false, problem: "deletion_unfinished" };
}
