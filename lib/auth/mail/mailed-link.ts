import "server-only";
import type { z } from "zod";
import type { mailedLink } from "@/lib/auth/forms";
import { failed } from "@/lib/auth/outcome";
import type { AccountFailure } from "@/lib/auth/problems";
import { createAdminClient } from "@/lib/supabase/admin";
import { createPublicClient } from "@/lib/supabase/public";
import { createAuthClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/** The parameters of a mailed link, as in supabase/templates. */
type MailedLink = z.infer<typeof mailedLink>;

/** The account of a link. `newEmail`: what its address changes to. */
export type LinkedAccount = { userId: string; email: string; newEmail: string | null };

/** The account of a link that was not used yet, else null. Auth's API cannot tell it without using the link. */
export async function findMailedLink({ token_hash, type }: MailedLink): Promise<LinkedAccount | null> {
  const query = createAdminClient().rpc("find_mailed_link", { token_hash, link_type: type });
  const [link] = unwrap(await query);
  return link ? { userId: link.user_id, email: link.email, newEmail: link.new_email } : null;
}

/**
 * Uses a link, once, and signs in where `signsIn`. An unconfirmed account that another browser than
 * that of `claimantId` signed up, has lost its password and name before it is confirmed: `isClaimEnded`.
 * `isComplete` is false where a change of e-mail still waits for the other mailbox.
 * @param claimantId the account that this browser signed up
 * @throws UnavailableError when Supabase is down; the link can be used again.
 */
export async function redeemMailedLink(link: MailedLink, options: RedeemOptions): Promise<RedeemOutcome> {
  const { token_hash, type } = link;
  const admin = createAdminClient();
  const claim = options.claimantId && { claimant_id: options.claimantId };
  const [used] = unwrap(await admin.rpc("use_mailed_link", { token_hash, link_type: type, ...claim }));
  if (!used) return { ok: false, problem: "link_expired" };
  try {
    const client = options.signsIn ? await createAuthClient() : createPublicClient();
    const { data, error } = await client.auth.verifyOtp({ token_hash, type });
    if (error) return failed(error);
    if (!options.signsIn && data.session) await client.auth.signOut({ scope: "local" });
    const { user_id: userId, email, is_claim_ended: isClaimEnded } = used;
    return { ok: true, userId, email, isClaimEnded, isComplete: data.user !== null };
  } catch (error) {
    unwrap(await admin.rpc("release_mailed_link", { token_hash }));
    throw error;
  }
}

type RedeemOptions = { claimantId?: string | undefined; signsIn: boolean };
type RedeemOutcome =
  | { ok: true; userId: string; email: string; isClaimEnded: boolean; isComplete: boolean }
  | AccountFailure;
