import "server-only";
import { returnUrl, sendMailWithoutDisclosure } from "@/lib/auth/mail";
import { type AccountOutcome, outcomeOf } from "@/lib/auth/outcome";
import { isRecoveryToken, recoveryToken } from "@/lib/auth/recovery-token";
import type { ReturnTo } from "@/lib/auth/return-to";
import { env } from "@/lib/env";
import { deleteSiteCookie, readSiteCookie, setSiteCookie } from "@/lib/http/site-cookies";
import { createPublicClient } from "@/lib/supabase/public";
import { createClient } from "@/lib/supabase/server";

const cookieName = "lectern-recovery";
const lifetimeSeconds = 60 * 60;

/** Mails a link for setting a new password, if there is an account. The answer does not disclose it. */
export function mailPasswordReset(email: string, returnTo: ReturnTo): Promise<AccountOutcome> {
  const options = { redirectTo: returnUrl(returnTo) };
  return sendMailWithoutDisclosure(email, () =>
    createPublicClient().auth.resetPasswordForEmail(email, options),
  );
}

/** This browser opened a recovery link of this user: for an hour it may set a password without the old one. */
export async function startRecovery(userId: string): Promise<void> {
  const expiresAt = Date.now() + lifetimeSeconds * 1000;
  const value = recoveryToken(userId, expiresAt, env().SUPABASE_SECRET_KEY);
  await setSiteCookie(cookieName, value, lifetimeSeconds);
}

export const isRecovering = async (userId: string): Promise<boolean> =>
  isRecoveryToken(await readSiteCookie(cookieName), userId, env().SUPABASE_SECRET_KEY);

export const endRecovery = (): Promise<void> => deleteSiteCookie(cookieName);

/** Sets the signed-in user's password and ends their other sessions. */
export async function setPassword(password: string): Promise<AccountOutcome> {
  const client = await createClient();
  const outcome = outcomeOf(await client.auth.updateUser({ password }));
  if (outcome.ok) await client.auth.signOut({ scope: "others" });
  return outcome;
}
