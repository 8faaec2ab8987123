"use server";

import { redirect } from "next/navigation";
import { withPassword } from "@/lib/account/change";
import {
  type AccountState,
  codeForm,
  currentPasswordForm,
  parseAccountForm,
  stateAfter,
} from "@/lib/auth/forms";
import { enrolFactor, giveCode, removeFactor } from "@/lib/auth/second-factor";
import { requireUser } from "@/lib/auth/session";
import { setFlash } from "@/lib/http/forms/flash";
import { answer, returnTo } from "../answer";

const settings = "/settings/second-factor";

/** The code at the beginning of an operator's session. */
export async function enterCode(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, "/second-factor", async () => {
    const state = await tryCode(form, "/second-factor");
    return state ?? redirect(returnTo(form).next);
  });
}

/** The first code of a new factor. */
export async function confirmFactor(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, settings, async () => {
    const state = await tryCode(form, settings);
    if (state) return state;
    const { next } = returnTo(form);
    redirect(
      await setFlash(next === "/" ? settings : next, { kind: "notice", code: "second-factor-set-up" }),
    );
  });
}

/** The state of the form; null when the code is right. */
async function tryCode(form: FormData, page: string): Promise<AccountState | null> {
  const user = await requireUser(page);
  const parsed = parseAccountForm(codeForm, form);
  if (!parsed.ok) return parsed.state;
  const outcome = await giveCode(user, parsed.values.code);
  return outcome.ok ? null : stateAfter(outcome, form);
}

/** Asks for the password: an unlocked computer is not its owner. */
export async function setUpFactor(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, settings, async () => {
    const user = await requireUser(settings);
    const parsed = parseAccountForm(currentPasswordForm, form);
    if (!parsed.ok) return parsed.state;
    const outcome = await withPassword(user, parsed.values.currentPassword, enrolFactor);
    if (!outcome.ok) return stateAfter(outcome, form);
    const { next } = returnTo(form);
    redirect(next === "/" ? settings : `${settings}?next=${encodeURIComponent(next)}`);
  });
}

export async function removeSecondFactor(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, settings, async () => {
    const user = await requireUser(settings);
    const parsed = parseAccountForm(currentPasswordForm, form);
    if (!parsed.ok) return parsed.state;
    const outcome = await withPassword(user, parsed.values.currentPassword, removeFactor);
    if (!outcome.ok) return stateAfter(outcome, form);
    redirect(await setFlash(settings, { kind: "notice", code: "second-factor-removed" }));
  });
}
