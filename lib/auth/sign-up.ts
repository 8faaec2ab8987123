import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { limited } from "@/lib/auth/limits";
import { mailAnswerMs, returnUrl, sendMailWithoutDisclosure } from "@/lib/auth/mail";
import { type AccountOutcome, failed, outcomeOf } from "@/lib/auth/outcome";
import type { AccountFailure, AuthErrorLike } from "@/lib/auth/problems";
import type { ReturnTo } from "@/lib/auth/return-to";
import { signInWithPassword } from "@/lib/auth/sign-in";
import { log } from "@/lib/log";
import { createPublicClient } from "@/lib/supabase/public";
import { createClient } from "@/lib/supabase/server";

/**
 * Creates an account. `signedIn` is false where the e-mail must be confirmed first: then a taken one answers exactly
 * like a new one. Where Supabase Auth requires no confirmation, a new account is signed in at once, so the answers must
 * differ: with the taken account's password one is signed in, otherwise the problem is `account_not_made`.
 * @throws UnavailableError when Supabase is down.
 */
export function createAccount(account: NewAccount, returnTo: ReturnTo): Promise<SignUpOutcome> {
  return limited("sign-up", account.email, async () => {
    const { email, password, displayName } = account;
    const options = { data: { display_name: displayName }, emailRedirectTo: returnUrl(returnTo) };
    const signUp = createPublicClient().auth.signUp({ email, password, options });
    const [{ data, error }] = await Promise.all([signUp, wait(mailAnswerMs)]);
    if (error?.code === "user_already_exists") return signInExisting(email, password);
    if (error?.code === "over_email_send_rate_limit") return mailRefused(error);
    if (error) return failed(error);
    if (!data.session) return { ok: true, signedIn: false };
    const stored = outcomeOf(await (await createClient()).auth.setSession(data.session));
    return stored.ok ? { ok: true, signedIn: true } : stored;
  });
}

type NewAccount = { email: string; password: string; displayName: string };
type SignUpOutcome = { ok: true; signedIn: boolean } | AccountFailure;

/** Mails a link that confirms the e-mail, if an account waits for it. The answer does not disclose it. */
export function mailConfirmation(email: string, returnTo: ReturnTo): Promise<AccountOutcome> {
  const options = { emailRedirectTo: returnUrl(returnTo) };
  return sendMailWithoutDisclosure(email, () =>
    createPublicClient().auth.resend({ type: "signup", email, options }),
  );
}

/**
 * Auth refuses a second mail within a minute to an e-mail that waits for confirmation, which must not be disclosed, and
 * any mail once the project has used its hourly quota, which only the log can tell.
 */
function mailRefused({ code, status }: AuthErrorLike): SignUpOutcome {
  log.warn({ code, status }, "auth: the mail of a sign-up was not sent");
  return { ok: true, signedIn: false };
}

async function signInExisting(email: string, password: string): Promise<SignUpOutcome> {
  const outcome = await signInWithPassword(email, password);
  if (outcome.ok) return { ok: true, signedIn: true };
  return outcome.problem === "wrong_credentials" ? { ok: false, problem: "account_not_made" } : outcome;
}
