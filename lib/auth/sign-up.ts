import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { after } from "next/server";
import { rememberDevice } from "@/lib/auth/known-device";
import { limited } from "@/lib/auth/limits";
import { mailAnswerMs, recordMail, returnUrl, sendMailWithoutDisclosure } from "@/lib/auth/mail/mail";
import { type AccountOutcome, failed, outcomeOf } from "@/lib/auth/outcome";
import type { AccountFailure, AuthErrorLike } from "@/lib/auth/problems";
import type { ReturnTo } from "@/lib/auth/return-to";
import { signInWithPassword } from "@/lib/auth/sign-in";
import { log } from "@/lib/log";
import { createAdminClient } from "@/lib/supabase/admin";
import { createPublicClient } from "@/lib/supabase/public";
import { createAuthClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/**
 * Creates an account. An unconfirmed sign-up of this e-mail ends first: Auth would keep its password and name.
 * `signedIn` is false where the e-mail must be confirmed: then a taken one answers exactly like a new one, and gets a
 * mail that says so. Where Supabase Auth requires no confirmation, a new account is signed in at once, so the answers
 * must differ: with the taken account's password one is signed in, otherwise the problem is `account_not_made`.
 * @throws UnavailableError when Supabase is down.
 */
export function createAccount(account: NewAccount, returnTo: ReturnTo): Promise<SignUpOutcome> {
  return limited("sign-up", account.email, async () => {
    const { email, password } = account;
    const claim = randomUUID();
    const [{ data, error }] = await Promise.all([
      replaceSignUp(account, claim, returnTo),
      recordMail(email),
      wait(mailAnswerMs),
    ]);
    if (error?.code === "user_already_exists") return signInExisting(email, password);
    if (error?.code === "over_email_send_rate_limit") return mailRefused(error);
    if (error) return failed(error);
    if (data.session) {
      const stored = outcomeOf(await (await createAuthClient()).auth.setSession(data.session));
      if (!stored.ok) return stored;
      await rememberDevice(data.session.user.id);
      return { ok: true, signedIn: true };
    }
    if (data.user?.identities?.length === 0) after(() => mailAccountExists(email));
    // Auth answers with the account that it keeps, if another sign-up came between.
    const isOwn = data.user?.user_metadata.claim === claim;
    return { ok: true, signedIn: false, accountId: (isOwn && data.user?.id) || randomUUID() };
  });
}

async function replaceSignUp(
  { email, password, displayName }: NewAccount,
  claim: string,
  returnTo: ReturnTo,
) {
  unwrap(await createAdminClient().rpc("end_unconfirmed_sign_up", { email }));
  const options = { data: { display_name: displayName, claim }, emailRedirectTo: returnUrl(returnTo) };
  return createPublicClient().auth.signUp({ email, password, options });
}

type NewAccount = { email: string; password: string; displayName: string };

/** `accountId`: the account that this sign-up made. Random where it made none, so that it tells nothing. */
type SignUpOutcome =
  | { ok: true; signedIn: true }
  | { ok: true; signedIn: false; accountId: string }
  | AccountFailure;

/**
 * Mails a link that confirms the e-mail if an account waits for it, and that there is an account if it was confirmed.
 * The answer does not disclose it.
 */
export function mailConfirmation(email: string, returnTo: ReturnTo): Promise<AccountOutcome> {
  const options = { emailRedirectTo: returnUrl(returnTo) };
  return sendMailWithoutDisclosure(email, async () => {
    const isConfirmed = unwrap(await createAdminClient().rpc("is_confirmed_email", { email }));
    if (isConfirmed) return requestAccountExists(email);
    return createPublicClient().auth.resend({ type: "signup", email, options });
  });
}

/** Auth's magic link, whose template (supabase/templates/account_exists.html) does not sign in. */
const requestAccountExists = (email: string) =>
  createPublicClient().auth.signInWithOtp({ email, options: { shouldCreateUser: false } });

async function mailAccountExists(email: string): Promise<void> {
  const { error } = await requestAccountExists(email);
  if (error)
    log.warn({ code: error.code, status: error.status }, "auth: the mail of a taken address was not sent");
}

/**
 * Auth refuses a second mail within a minute to an e-mail that waits for confirmation, which must not be disclosed, and
 * any mail once the project has used its hourly quota, which only the log can tell.
 */
function mailRefused({ code, status }: AuthErrorLike): SignUpOutcome {
  log.warn({ code, status }, "auth: the mail of a sign-up was not sent");
  return { ok: true, signedIn: false, accountId: randomUUID() };
}

async function signInExisting(email: string, password: string): Promise<SignUpOutcome> {
  const outcome = await signInWithPassword(email, password);
  if (outcome.ok) return { ok: true, signedIn: true };
  return outcome.problem === "wrong_credentials" ? { ok: false, problem: "account_not_made" } : outcome;
}
