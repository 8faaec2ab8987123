import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { rememberDevice } from "@/lib/auth/known-device";
import { limited } from "@/lib/auth/limits";
import { mailAnswerMs, requestMail, returnUrl } from "@/lib/auth/mail/mail";
import { setPassword } from "@/lib/auth/mail/recovery";
import { type AccountOutcome, failed, outcomeOf } from "@/lib/auth/outcome";
import type { User } from "@/lib/auth/session";
import { log } from "@/lib/log";
import { createPublicClient } from "@/lib/supabase/public";
import { bearerToken, createAuthClient, createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

// Changes of credentials ask for the current password: an unlocked phone is not its owner.
// Every function here throws UnavailableError when Supabase is down.

/**
 * Signs in with the current password in a separate session, which `go` may use and which ends after it. Counts against
 * the limit of sign-ins. Returns wrong_password, too_many_tries, or the outcome of `go`.
 */
export async function withPassword(
  user: User,
  password: string,
  go: (client: ReturnType<typeof createPublicClient>) => Promise<AccountOutcome>,
): Promise<AccountOutcome> {
  const email = await getCurrentEmail(user);
  return limited("sign-in", email, async (release) => {
    const client = createPublicClient();
    const { error } = await client.auth.signInWithPassword({ email, password });
    if (error) return wrongPassword(failed(error));
    await release();
    try {
      return await go(client);
    } finally {
      await client.auth.signOut({ scope: "local" });
    }
  });
}

/**
 * Mails a link to the current and the new e-mail; the change takes effect once both are opened. An e-mail of another
 * account answers like a free one, as at sign-up, and gets no mail.
 */
export function changeEmail(user: User, email: string, password: string): Promise<AccountOutcome> {
  if (email === user.email) return Promise.resolve({ ok: false, problem: "same_email" });
  return withPassword(user, password, (client) =>
    limited("mail", user.email, async () => {
      const request = await requestMail(user.email);
      if (!request.ok) return request;
      const emailRedirectTo = returnUrl({ next: "/settings" });
      const acting = user.aal === "aal2" ? await createAuthClient() : client;
      const change = acting.auth.updateUser({ email }, { emailRedirectTo });
      const [{ error }] = await Promise.all([change, wait(mailAnswerMs)]);
      if (error?.code !== "email_exists") return outcomeOf({ error });
      log.info({ code: error.code }, "auth: a change of e-mail was not mailed");
      return { ok: true };
    }),
  );
}

/** This browser gets a new session; all others end. */
export async function changePassword(
  user: User,
  currentPassword: string,
  password: string,
): Promise<AccountOutcome> {
  // Who has a second factor changes the password in a session that has given its code, not in a new one.
  if (user.aal === "aal2") return withPassword(user, currentPassword, () => setPassword(password));
  const email = await getCurrentEmail(user);
  return limited("sign-in", email, async (release) => {
    const client = await createAuthClient();
    const { error } = await client.auth.signInWithPassword({ email, password: currentPassword });
    if (error) return wrongPassword(failed(error));
    await release();
    const outcome = outcomeOf(await client.auth.updateUser({ password }));
    if (outcome.ok) await Promise.all([client.auth.signOut({ scope: "others" }), rememberDevice(user.id)]);
    return outcome;
  });
}

/**
 * Changes the account's own name; a creator's public name is another. Row-level security lets owners change this column
 * only.
 * @param displayName trimmed, 1 to 80 characters
 */
export async function setDisplayName(userId: string, displayName: string): Promise<void> {
  const client = await createClient();
  unwrap(await client.from("profiles").update({ display_name: displayName }).eq("id", userId));
}

/** A session holds the e-mail of the time its token was issued. */
async function getCurrentEmail(user: User): Promise<string> {
  const { data, error } = await (await createAuthClient()).auth.getUser(await bearerToken());
  if (error) failed(error);
  return data.user?.email ?? user.email;
}

const wrongPassword = (outcome: AccountOutcome): AccountOutcome =>
  !outcome.ok && outcome.problem === "wrong_credentials" ? { ok: false, problem: "wrong_password" } : outcome;
