"use server";

import { redirect } from "next/navigation";
import { changeEmail, changePassword, setDisplayName } from "@/lib/account/change";
import {
  type AccountState,
  displayNameForm,
  newEmailForm,
  newPasswordForm,
  parseAccountForm,
  stateAfter,
} from "@/lib/auth/forms";
import { setPendingMail } from "@/lib/auth/mail/pending-mail";
import { requireSender } from "@/lib/auth/require-sender";
import { setFlash } from "@/lib/http/forms/flash";
import { saveMailPreferences } from "@/lib/mails/preferences";
import { answer } from "../answer";

export async function changeDisplayName(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, "/settings", async () => {
    const user = await requireSender("/settings", form);
    const parsed = parseAccountForm(displayNameForm, form);
    if (!parsed.ok) return parsed.state;
    await setDisplayName(user.id, parsed.values.displayName);
    redirect(await setFlash("/settings", { kind: "notice", code: "saved" }));
  });
}

export async function askForNewEmail(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, "/settings/email", async () => {
    const user = await requireSender("/settings/email", form);
    const parsed = parseAccountForm(newEmailForm, form);
    if (!parsed.ok) return parsed.state;
    const { email, currentPassword } = parsed.values;
    const outcome = await changeEmail(user, email, currentPassword);
    if (!outcome.ok) return stateAfter(outcome, form);
    await setPendingMail({ email, returnTo: { next: "/settings" } });
    redirect("/check-both-mailboxes");
  });
}

export async function setNewPassword(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, "/settings/password", async () => {
    const user = await requireSender("/settings/password", form);
    const parsed = parseAccountForm(newPasswordForm, form);
    if (!parsed.ok) return parsed.state;
    const { currentPassword, password } = parsed.values;
    const outcome = await changePassword(user, currentPassword, password);
    if (!outcome.ok) return stateAfter(outcome, form);
    redirect(await setFlash("/settings", { kind: "notice", code: "password-changed" }));
  });
}

export async function changeMailPreferences(form: FormData): Promise<void> {
  const user = await requireSender("/settings", form);
  const isOn = (name: string) => form.get(name) !== null;
  await saveMailPreferences(user.id, {
    dailyDigest: isOn("dailyDigest"),
    refundNotices: isOn("refundNotices"),
  });
  redirect(await setFlash("/settings", { kind: "notice", code: "saved" }));
}
