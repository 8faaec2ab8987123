"use server";

import { redirect } from "next/navigation";
import { destinationAfterSignIn } from "@/lib/account/after-sign-in";
import { setDisplayName } from "@/lib/account/change";
import {
  type AccountState,
  emailForm,
  finishSignUpForm,
  parseAccountForm,
  passwordForm,
  signInForm,
  signUpForm,
  stateAfter,
} from "@/lib/auth/forms";
import { getPendingMail, setPendingMail } from "@/lib/auth/mail/pending-mail";
import { isRecovering, mailPasswordReset, recoverAccount } from "@/lib/auth/mail/recovery";
import type { AccountFailure } from "@/lib/auth/problems";
import { withReturnTo } from "@/lib/auth/return-to";
import { getUser, type User } from "@/lib/auth/session";
import { signInWithPassword } from "@/lib/auth/sign-in";
import { createAccount, mailConfirmation } from "@/lib/auth/sign-up";
import { setFlash } from "@/lib/http/forms/flash";
import { answer, returnTo, toAccountFailure } from "./answer";

export async function signIn(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, "/sign-in", async () => {
    const parsed = parseAccountForm(signInForm, form);
    if (!parsed.ok) return parsed.state;
    const outcome = await signInWithPassword(parsed.values.email, parsed.values.password);
    if (!outcome.ok) return stateAfter(outcome, form);
    redirect(await destinationAfterSignIn(returnTo(form)));
  });
}

/** For the sandbox's sample sign-ins, which show no errors. */
export async function signInAsSample(form: FormData): Promise<void> {
  await signIn({}, form);
}

export async function signUp(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, "/sign-up", async () => {
    const parsed = parseAccountForm(signUpForm, form);
    if (!parsed.ok) return parsed.state;
    const outcome = await createAccount(parsed.values, returnTo(form));
    if (!outcome.ok) return stateAfter(outcome, form);
    if (outcome.signedIn) redirect(await destinationAfterSignIn(returnTo(form)));
    const { accountId } = outcome;
    await setPendingMail({ email: parsed.values.email, accountId, returnTo: returnTo(form) });
    redirect(withReturnTo("/check-your-mail", returnTo(form), { mail: "confirmation" }));
  });
}

export async function requestPasswordReset(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, "/forgot-password", async () => {
    const parsed = parseAccountForm(emailForm, form);
    if (!parsed.ok) return parsed.state;
    const outcome = await mailPasswordReset(parsed.values.email, returnTo(form));
    const isTooSoon = !outcome.ok && outcome.problem === "mail_too_soon";
    if (!outcome.ok && !isTooSoon) return stateAfter(outcome, form);
    await rememberMail(parsed.values.email, form);
    const page = withReturnTo("/check-your-mail", returnTo(form), { mail: "recovery" });
    redirect(isTooSoon ? await setFlash(page, { kind: "notice", code: "mail-too-soon" }) : page);
  });
}

export async function sendMailAgain(form: FormData): Promise<void> {
  const mail = form.get("mail") === "recovery" ? "recovery" : "confirmation";
  const parsed = parseAccountForm(emailForm, form);
  if (!parsed.ok) redirect(withReturnTo("/sign-in", returnTo(form)));
  const send = mail === "recovery" ? mailPasswordReset : mailConfirmation;
  const outcome = await send(parsed.values.email, returnTo(form)).catch(toAccountFailure);
  await rememberMail(parsed.values.email, form);
  const code = outcome.ok ? "mail-sent-again" : mailFailure(outcome);
  redirect(
    await setFlash(withReturnTo("/check-your-mail", returnTo(form), { mail }), { kind: "notice", code }),
  );
}

/** An account that this browser signed up with this address stays its own. */
async function rememberMail(email: string, form: FormData): Promise<void> {
  const pending = await getPendingMail();
  const accountId = pending?.email === email ? pending.accountId : undefined;
  await setPendingMail({ email, accountId, returnTo: returnTo(form) });
}

function mailFailure({ problem }: AccountFailure) {
  if (problem === "mail_too_soon") return "mail-too-soon";
  return problem === "too_many_tries" ? "mail-limited" : "mail-unavailable";
}

export async function resetPassword(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, "/reset-password", async () => {
    const user = await getRecoveringUser();
    if (!user) return stateAfter({ ok: false, problem: "recovery_needed" }, form);
    const parsed = parseAccountForm(passwordForm, form);
    if (!parsed.ok) return parsed.state;
    const outcome = await recoverAccount(user.id, parsed.values.password);
    if (!outcome.ok) return stateAfter(outcome, form);
    redirect(await destinationAfterSignIn(returnTo(form), "password-reset"));
  });
}

export async function finishSignUp(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, "/finish-sign-up", async () => {
    const user = await getRecoveringUser();
    if (!user) return stateAfter({ ok: false, problem: "recovery_needed" }, form);
    const parsed = parseAccountForm(finishSignUpForm, form);
    if (!parsed.ok) return parsed.state;
    await setDisplayName(user.id, parsed.values.displayName);
    const outcome = await recoverAccount(user.id, parsed.values.password);
    if (!outcome.ok) return stateAfter(outcome, form);
    redirect(await destinationAfterSignIn(returnTo(form), "saved"));
  });
}

async function getRecoveringUser(): Promise<User | null> {
  const user = await getUser();
  return user && (await isRecovering(user.id)) ? user : null;
}
