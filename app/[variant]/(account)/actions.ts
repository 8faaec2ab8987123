"use server";

import { redirect } from "next/navigation";
import { destinationAfterSignIn } from "@/lib/account/after-sign-in";
import {
  type AccountState,
  emailForm,
  parseAccountForm,
  passwordForm,
  signInForm,
  signUpForm,
  stateAfter,
} from "@/lib/auth/forms";
import type { AccountFailure } from "@/lib/auth/problems";
import { endRecovery, isRecovering, mailPasswordReset, setPassword } from "@/lib/auth/recovery";
import { withReturnTo } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { signInWithPassword } from "@/lib/auth/sign-in";
import { createAccount, mailConfirmation } from "@/lib/auth/sign-up";
import { setFlash } from "@/lib/http/flash";
import { answer, returnTo, toAccountFailure } from "./answer";
import { setPendingEmail } from "./pending-email-cookie";

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
    await setPendingEmail(parsed.values.email);
    redirect(withReturnTo("/check-your-mail", returnTo(form), { mail: "confirmation" }));
  });
}

export async function requestPasswordReset(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, "/forgot-password", async () => {
    const parsed = parseAccountForm(emailForm, form);
    if (!parsed.ok) return parsed.state;
    const outcome = await mailPasswordReset(parsed.values.email, returnTo(form));
    if (!outcome.ok) return stateAfter(outcome, form);
    await setPendingEmail(parsed.values.email);
    redirect(withReturnTo("/check-your-mail", returnTo(form), { mail: "recovery" }));
  });
}

export async function sendMailAgain(form: FormData): Promise<void> {
  const mail = form.get("mail") === "recovery" ? "recovery" : "confirmation";
  const parsed = parseAccountForm(emailForm, form);
  if (!parsed.ok) redirect(withReturnTo("/sign-in", returnTo(form)));
  const send = mail === "recovery" ? mailPasswordReset : mailConfirmation;
  const outcome = await send(parsed.values.email, returnTo(form)).catch(toAccountFailure);
  await setPendingEmail(parsed.values.email);
  const code = outcome.ok ? "mail-sent-again" : mailFailure(outcome);
  redirect(
    await setFlash(withReturnTo("/check-your-mail", returnTo(form), { mail }), { kind: "notice", code }),
  );
}

const mailFailure = ({ problem }: AccountFailure) =>
  problem === "too_many_tries" ? "mail-limited" : "mail-unavailable";

export async function resetPassword(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, "/reset-password", async () => {
    const user = await getUser();
    if (!user || !(await isRecovering(user.id)))
      return stateAfter({ ok: false, problem: "recovery_needed" }, form);
    const parsed = parseAccountForm(passwordForm, form);
    if (!parsed.ok) return parsed.state;
    const outcome = await setPassword(parsed.values.password);
    if (!outcome.ok) return stateAfter(outcome, form);
    await endRecovery();
    redirect(await destinationAfterSignIn(returnTo(form), "password-reset"));
  });
}
