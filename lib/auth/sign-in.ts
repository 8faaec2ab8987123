import "server-only";
import { rememberDevice } from "@/lib/auth/known-device";
import { limited } from "@/lib/auth/limits";
import { type AccountOutcome, failed } from "@/lib/auth/outcome";
import type { AccountFailure } from "@/lib/auth/problems";
import { refuseEvenly } from "@/lib/auth/refuse-evenly";
import { createClient } from "@/lib/supabase/server";

/**
 * Signs in and sets the session's cookies. A wrong password and an unknown e-mail answer alike, after the same time.
 * @throws UnavailableError when Supabase is down.
 */
export function signInWithPassword(email: string, password: string): Promise<AccountOutcome> {
  return limited("sign-in", email, async (release) => {
    const client = await createClient();
    return refuseEvenly(async () => {
      const { data, error } = await client.auth.signInWithPassword({ email, password });
      if (error) return failed(error);
      await Promise.all([release(), rememberDevice(data.user.id)]);
      return { ok: true };
    });
  });
}

/**
 * Exchanges the token of a mailed link for a session, once. `userId` is null where a change of e-mail still waits for
 * the other mailbox: then there is no session.
 * @param type as in supabase/templates
 * @throws UnavailableError when Supabase is down.
 */
export async function redeemMailedLink(tokenHash: string, type: MailedLinkType): Promise<RedeemOutcome> {
  const client = await createClient();
  const { data, error } = await client.auth.verifyOtp({ token_hash: tokenHash, type });
  if (error) return failed(error);
  if (!data.user && type !== "email_change") return { ok: false, problem: "unexpected" };
  return { ok: true, userId: data.user?.id ?? null };
}

type RedeemOutcome = { ok: true; userId: string | null } | AccountFailure;
type MailedLinkType = "email" | "recovery" | "email_change";

/** Ends this session here, even when Supabase is down. */
export async function endSession(): Promise<void> {
  const client = await createClient();
  await client.auth.signOut({ scope: "local" });
}
