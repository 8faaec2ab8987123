import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { limited } from "@/lib/auth/limits";
import { mailAnswerMs, returnUrl } from "@/lib/auth/mail";
import { type AccountOutcome, failed, outcomeOf } from "@/lib/auth/outcome";
import type { User } from "@/lib/auth/session";
import { log } from "@/lib/log";
import { createPublicClient } from "@/lib/supabase/public";
import { bearerToken, createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

// What an account is changed by asks for the current password first: an unlocked phone is not its owner.
// Every function here throws UnavailableError when Supabase or the way to it is down.

/**
 * Signs in anew with the current password, in a session of its own, which `go` may use and which ends after it. Counts
 * against the limit of signing in. Answers wrong_password or too_many_tries, or what `go` answers.
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
 * Asks both mailboxes, the present and the new one, to agree to a new address. It holds once both links were opened. An
 * address that somebody else has answers like a free one, as signing up does: then no mail goes out.
 */
export function changeEmail(user: User, email: string, password: string): Promise<AccountOutcome> {
  if (email === user.email) return Promise.resolve({ ok: false, problem: "same_email" });
  return withPassword(user, password, (client) =>
    limited("mail", user.email, async () => {
      const emailRedirectTo = returnUrl({ next: "/settings" });
      const change = client.auth.updateUser({ email }, { emailRedirectTo });
      const [{ error }] = await Promise.all([change, wait(mailAnswerMs)]);
      if (error?.code !== "email_exists") return outcomeOf({ error });
      log.info({ code: error.code }, "auth: a change of address was not mailed");
      return { ok: true };
    }),
  );
}

/** Sets a new password where the current one is known. This browser gets a new session; all others end. */
export async function changePassword(user: User, present: string, password: string): Promise<AccountOutcome> {
  const email = await getCurrentEmail(user);
  return limited("sign-in", email, async (release) => {
    const client = await createClient();
    const { error } = await client.auth.signInWithPassword({ email, password: present });
    if (error) return wrongPassword(failed(error));
    await release();
    const outcome = outcomeOf(await client.auth.updateUser({ password }));
    if (outcome.ok) await client.auth.signOut({ scope: "others" });
    return outcome;
  });
}

/**
 * Changes the name others see. Row-level security lets owners change this column only.
 * @param displayName trimmed, 1 to 80 characters
 * @returns whether the catalogue shows this name
 */
export async function setDisplayName(userId: string, displayName: string): Promise<{ isCreator: boolean }> {
  const client = await createClient();
  unwrap(await client.from("profiles").update({ display_name: displayName }).eq("id", userId));
  const creator = unwrap(await client.from("creators").select("id").eq("id", userId).maybeSingle());
  return { isCreator: creator !== null };
}

/** A session names the address that the account had when its token was made. */
async function getCurrentEmail(user: User): Promise<string> {
  const { data, error } = await (await createClient()).auth.getUser(await bearerToken());
  if (error) failed(error);
  return data.user?.email ?? user.email;
}

const wrongPassword = (outcome: AccountOutcome): AccountOutcome =>
  !outcome.ok && outcome.problem === "wrong_credentials" ? { ok: false, problem: "wrong_password" } : outcome;
