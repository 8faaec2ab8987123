import "server-only";
import { cookies } from "next/headers";
import { returnUrl, sendMailWithoutDisclosure } from "@/lib/auth/mail";
import { type AccountOutcome, outcomeOf } from "@/lib/auth/outcome";
import { isRecoveryToken, recoveryToken } from "@/lib/auth/recovery-token";
import type { ReturnTo } from "@/lib/auth/return-to";
import { env } from "@/lib/env";
import { authCookieOptions } from "@/lib/supabase/cookie";
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
  const { NEXT_PUBLIC_SITE_URL, SUPABASE_SECRET_KEY } = env();
  const value = recoveryToken(userId, Date.now() + lifetimeSeconds * 1000, SUPABASE_SECRET_KEY);
  const options = authCookieOptions(NEXT_PUBLIC_SITE_URL);
  (await cookies()).set({ ...options, name: cookieName, value, maxAge: lifetimeSeconds });
}

export const isRecovering = async (userId: string): Promise<boolean> =>
  isRecoveryToken((await cookies()).get(cookieName)?.value, userId, env().SUPABASE_SECRET_KEY);

export async function endRecovery(): Promise<void> {
  (await cookies()).delete(cookieName);
}

/** Sets the signed-in user's password and ends their other sessions. */
export async function setPassword(password: string): Promise<AccountOutcome> {
  const client = await createClient();
  const outcome = outcomeOf(await client.auth.updateUser({ password }));
  if (outcome.ok) await client.auth.signOut({ scope: "others" });
  return outcome;
}
