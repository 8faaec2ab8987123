"use server";

import { updateTag } from "next/cache";
import { redirect } from "next/navigation";
import { isPlainForm, keepFlash } from "@/lib/account-flash";
import {
  type AccountState,
  displayNameForm,
  emailForm,
  parseAccountForm,
  passwordForm,
  signInForm,
  signUpForm,
  stateAfter,
} from "@/lib/account-forms";
import type { AccountFailure } from "@/lib/account-problems";
import {
  createAccount,
  mailConfirmation,
  mailPasswordReset,
  setDisplayName,
  setPassword,
  signInWithPassword,
} from "@/lib/accounts";
import { destinationAfterSignIn } from "@/lib/after-sign-in";
import { getUser, requireUser } from "@/lib/auth";
import { UnavailableError } from "@/lib/errors";
import { forgetRecovery, isRecovering, rememberMailedAddress } from "@/lib/mail-cookies";
import { readReturnTo, withReturnTo } from "@/lib/return-to";

export async function signIn(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, "/sign-in", async () => {
    const parsed = parseAccountForm(signInForm, form);
    if (!parsed.ok) return parsed.state;
    const outcome = await signInWithPassword(parsed.values.email, parsed.values.password);
    if (!outcome.ok) return stateAfter(outcome, form);
    redirect(await destinationAfterSignIn(returnTo(form)));
  });
}

/** For the buttons of the sandbox's sample sign-ins, which show no errors of their own. */
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
    await rememberMailedAddress(parsed.values.email);
    redirect(withReturnTo("/check-your-mail", returnTo(form), { mail: "confirmation" }));
  });
}

export async function requestPasswordReset(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, "/forgot-password", async () => {
    const parsed = parseAccountForm(emailForm, form);
    if (!parsed.ok) return parsed.state;
    const outcome = await mailPasswordReset(parsed.values.email, returnTo(form));
    if (!outcome.ok) return stateAfter(outcome, form);
    await rememberMailedAddress(parsed.values.email);
    redirect(withReturnTo("/check-your-mail", returnTo(form), { mail: "recovery" }));
  });
}

/** Sends the confirmation or recovery mail again; the page it leads to says how that went. */
export async function sendMailAgain(form: FormData): Promise<void> {
  const mail = form.get("mail") === "recovery" ? "recovery" : "confirmation";
  const parsed = parseAccountForm(emailForm, form);
  if (!parsed.ok) redirect(withReturnTo("/sign-in", returnTo(form)));
  const send = mail === "recovery" ? mailPasswordReset : mailConfirmation;
  const outcome = await send(parsed.values.email, returnTo(form)).catch(failureOfOutage);
  await rememberMailedAddress(parsed.values.email);
  const again = outcome.ok ? "sent" : outcome.problem;
  redirect(withReturnTo("/check-your-mail", returnTo(form), { mail, again }));
}

export async function resetPassword(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, "/reset-password", async () => {
    const user = await getUser();
    if (!user || !(await isRecovering(user.id)))
      return stateAfter({ ok: false, problem: "recovery_needed" }, form);
    const parsed = parseAccountForm(passwordForm, form);
    if (!parsed.ok) return parsed.state;
    const outcome = await setPassword(parsed.values.password);
    if (!outcome.ok) return stateAfter(outcome, form);
    await forgetRecovery();
    redirect(await destinationAfterSignIn(returnTo(form), "password-changed"));
  });
}

export async function changeDisplayName(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, "/settings", async () => {
    const user = await requireUser("/settings");
    const parsed = parseAccountForm(displayNameForm, form);
    if (!parsed.ok) return parsed.state;
    const { isCreator } = await setDisplayName(user.id, parsed.values.displayName);
    if (isCreator) updateTag("lessons");
    redirect("/settings?notice=saved");
  });
}

/** Runs the action of the form on `page`; what it says, and an outage, become words in that form. */
async function answer(form: FormData, page: string, go: () => Promise<AccountState>): Promise<AccountState> {
  const state = await go().catch((error: unknown) => stateAfter(failureOfOutage(error), form));
  if (await isPlainForm()) redirect(withReturnTo(page, returnTo(form), { try: await keepFlash(state) }));
  return state;
}

function failureOfOutage(error: unknown): AccountFailure {
  if (error instanceof UnavailableError) return { ok: false, problem: "unavailable" };
  throw error;
}

const returnTo = (form: FormData) => readReturnTo({ next: form.get("next"), lesson: form.get("lesson") });
