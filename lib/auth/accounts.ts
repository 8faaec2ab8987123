import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { after } from "next/server";
import { forgiveAccountLimit, takeAccountLimit } from "@/lib/auth/limits";
import { type AccountFailure, type AuthErrorLike, isUnreachable, problemOf } from "@/lib/auth/problems";
import { mailReturnUrl, type ReturnTo } from "@/lib/auth/return-to";
import { env } from "@/lib/env";
import { UnavailableError } from "@/lib/errors";
import { log } from "@/lib/log";
import { createPublicClient } from "@/lib/supabase/public";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

// Every function here throws UnavailableError when Supabase or the way to it is down.

export type AccountOutcome = { ok: true } | AccountFailure;

/** Signs in and sets the session's cookies. A wrong password and an unknown address answer alike. */
export function signInWithPassword(email: string, password: string): Promise<AccountOutcome> {
  return limited("sign-in", email, async (forgive) => {
    const client = await createClient();
    const outcome = outcomeOf(await client.auth.signInWithPassword({ email, password }));
    if (outcome.ok) await forgive();
    return outcome;
  });
}

/**
 * Makes an account. `signedIn` is false where the address must be confirmed first: then a taken address answers
 * exactly like a new one. Where Supabase Auth asks for no confirmation, a new address is signed in at once, so the
 * answers must differ; whoever knows the taken account's password is then signed in, others get `account_not_made`.
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

/** Mails a link that confirms the address, if there is an account that waits for it. The answer never says so. */
export function mailConfirmation(email: string, returnTo: ReturnTo): Promise<AccountOutcome> {
  const options = { emailRedirectTo: returnUrl(returnTo) };
  return sendMailWithoutDisclosure(email, () =>
    createPublicClient().auth.resend({ type: "signup", email, options }),
  );
}

/** Mails a link that lets the reader set a new password, if there is an account. The answer never says so. */
export function mailPasswordReset(email: string, returnTo: ReturnTo): Promise<AccountOutcome> {
  const options = { redirectTo: returnUrl(returnTo) };
  return sendMailWithoutDisclosure(email, () =>
    createPublicClient().auth.resetPasswordForEmail(email, options),
  );
}

/**
 * Trades the token of a mailed link for a session, once. `type` is the one in the mail's template. `userId` is null where
 * a change of address still waits for the other mailbox: then nobody is signed in.
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

/** Sets the signed-in user's password and ends their sessions elsewhere. */
export async function setPassword(password: string): Promise<AccountOutcome> {
  const client = await createClient();
  const outcome = outcomeOf(await client.auth.updateUser({ password }));
  if (outcome.ok) await client.auth.signOut({ scope: "others" });
  return outcome;
}

/** Ends this session here, even when Supabase cannot be told. */
export async function endSession(): Promise<void> {
  const client = await createClient();
  await client.auth.signOut({ scope: "local" });
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

/**
 * What a request for a mail takes at least, so that the time hardly tells whether a mail was sent. It is a floor: a sign-up
 * waits for Auth, so a mail server slower than this still tells a new address from a taken one; sendMailWithoutDisclosure never waits.
 */
export const mailAnswerMs = 800;

async function sendMailWithoutDisclosure(
  email: string,
  send: () => Promise<AuthAnswer>,
): Promise<AccountOutcome> {
  return limited("mail", email, async () => {
    let isDown = false;
    const sending = send().then(({ error }) => {
      if (!error) return;
      // Whatever else Auth objects to, it objects only where there is an account.
      isDown = isUnreachable(error);
      log.warn({ code: error.code, status: error.status }, "auth: a mail was not sent");
    });
    after(() => sending);
    await wait(mailAnswerMs);
    if (isDown) throw new UnavailableError("auth: unreachable");
    return { ok: true };
  });
}

/**
 * Auth refuses a second mail within a minute to an address that waits for confirmation, which is not to be told apart, and
 * any mail once the whole project has sent its share of the hour, which only the log can tell.
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

type Limit = Parameters<typeof takeAccountLimit>[0];

/** Runs `go` unless this was tried too often. It may forgive the try, once it succeeded. */
export async function limited<Outcome>(
  what: Limit,
  email: string,
  go: (forgive: () => Promise<void>) => Promise<Outcome>,
) {
  const retryAfterSeconds = await takeAccountLimit(what, email);
  if (retryAfterSeconds > 0) return tooManyTries(retryAfterSeconds);
  return go(() => forgiveAccountLimit(what, email));
}

const tooManyTries = (retryAfterSeconds: number): AccountFailure => ({
  ok: false,
  problem: "too_many_tries",
  retryAfterSeconds,
});

type AuthAnswer = { error: AuthErrorLike | null };

export const outcomeOf = ({ error }: AuthAnswer): AccountOutcome => (error ? failed(error) : { ok: true });

/** What went wrong, in the shop's words; the log has Auth's. */
export function failed(error: AuthErrorLike): AccountFailure {
  const problem = problemOf(error);
  if (problem === "unavailable" || problem === "unexpected") {
    log.error({ code: error.code, status: error.status, name: error.name }, "auth: refused or unreachable");
  }
  if (problem === "unavailable") throw new UnavailableError("auth: unreachable");
  return { ok: false, problem };
}

const returnUrl = (returnTo: ReturnTo) => mailReturnUrl(env().NEXT_PUBLIC_SITE_URL, returnTo);
