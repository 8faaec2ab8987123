import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { returnUrl, sendMailWithoutDisclosure } from "@/lib/auth/mail/mail";
import { type AccountOutcome, outcomeOf } from "@/lib/auth/outcome";
import type { ReturnTo } from "@/lib/auth/return-to";
import { deleteSiteCookie, readSiteCookie, setSiteCookie } from "@/lib/http/cookies/site-cookies";
import { createAdminClient } from "@/lib/supabase/admin";
import { createPublicClient } from "@/lib/supabase/public";
import { createAuthClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

const cookieName = "lectern-recovery";
/** As private.recoveries. */
const lifetimeSeconds = 60 * 60;

/** Mails a link for setting a new password, if there is an account. The answer does not disclose it. */
export function mailPasswordReset(email: string, returnTo: ReturnTo): Promise<AccountOutcome> {
  const options = { redirectTo: returnUrl(returnTo) };
  return sendMailWithoutDisclosure(email, () =>
    createPublicClient().auth.resetPasswordForEmail(email, options),
  );
}

/** This browser opened a link of this user: for an hour it may set a password without the old one, once. */
export async function startRecovery(userId: string): Promise<void> {
  const value = randomBytes(32).toString("base64url");
  const recovery = { user_id: userId, token_hash: hashOf(value) };
  unwrap(await createAdminClient().rpc("start_recovery", recovery));
  await setSiteCookie(cookieName, value, lifetimeSeconds);
}

export async function isRecovering(userId: string): Promise<boolean> {
  const recovery = await ownRecovery(userId);
  return recovery !== null && unwrap(await createAdminClient().rpc("is_recovering", recovery));
}

/**
 * Sets the signed-in user's password and ends their other sessions. Uses up the recovery, unless this fails.
 * @throws UnavailableError when Supabase is down.
 */
export async function recoverAccount(userId: string, password: string): Promise<AccountOutcome> {
  const recovery = await ownRecovery(userId);
  if (!recovery || !unwrap(await createAdminClient().rpc("use_recovery", recovery)))
    return { ok: false, problem: "recovery_needed" };
  const outcome = await setPassword(password).catch(async (error: unknown) => {
    await startRecovery(userId);
    throw error;
  });
  if (outcome.ok) await deleteSiteCookie(cookieName);
  else await startRecovery(userId);
  return outcome;
}

/** Sets the signed-in user's password and ends their other sessions. */
export async function setPassword(password: string): Promise<AccountOutcome> {
  const client = await createAuthClient();
  const outcome = outcomeOf(await client.auth.updateUser({ password }));
  if (outcome.ok) await client.auth.signOut({ scope: "others" });
  return outcome;
}

async function ownRecovery(userId: string) {
  const token = await readSiteCookie(cookieName);
  return token ? { user_id: userId, token_hash: hashOf(token) } : null;
}

const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");
