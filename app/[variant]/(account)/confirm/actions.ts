"use server";

import { redirect } from "next/navigation";
import type { z } from "zod";
import { returnToAfterMailedLink } from "@/lib/account/after-mailed-link";
import { destinationAfterSignIn } from "@/lib/account/after-sign-in";
import { mailedLink } from "@/lib/auth/forms";
import { rememberDevice } from "@/lib/auth/known-device";
import { findMailedLink, type LinkedAccount, redeemMailedLink } from "@/lib/auth/mail/mailed-link";
import { getPendingMail } from "@/lib/auth/mail/pending-mail";
import { startRecovery } from "@/lib/auth/mail/recovery";
import { type ReturnTo, readMailReturnUrl, withReturnTo } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { UnavailableError } from "@/lib/errors";
import { setFlash } from "@/lib/http/forms/flash";

export async function redeemLink(form: FormData): Promise<void> {
  const next = readMailReturnUrl(env().NEXT_PUBLIC_SITE_URL, form.get("next"));
  const link = mailedLink.safeParse(Object.fromEntries(form));
  if (!link.success) redirect(await refuse({ next }, "link-expired"));
  const destination = await redeem(link.data, next).catch((error: unknown) => {
    if (!(error instanceof UnavailableError)) throw error;
    return refuse({ next }, "link-unchecked");
  });
  redirect(destination);
}

/** Redeems the link and returns the URL to redirect to. */
async function redeem(link: Link, next: string): Promise<string> {
  const account = await findMailedLink(link);
  if (!account) return refuse({ next }, "link-expired");
  return link.type === "email_change" ? changeEmail(link, account) : signIn(link, account, next);
}

/** Signs no browser in: only the owner's session learns of the new address. */
async function changeEmail(link: Link, account: LinkedAccount): Promise<string> {
  const isOwner = (await getUser())?.id === account.userId;
  const outcome = await redeemMailedLink(link, { signsIn: isOwner });
  if (!outcome.ok) return refuse({ next: "/settings" }, "link-expired");
  if (!outcome.isComplete)
    return setFlash("/check-both-mailboxes", { kind: "notice", code: "one-email-confirmed" });
  return setFlash(isOwner ? "/settings" : "/sign-in", { kind: "notice", code: "email-changed" });
}

async function signIn(link: Link, account: LinkedAccount, next: string): Promise<string> {
  const [user, pending] = await Promise.all([getUser(), getPendingMail()]);
  const onward = returnToAfterMailedLink(account.email, pending, next);
  // The session may now be another account's: show that before a payment is resumed.
  const returnTo = user ? { next: onward.next } : onward;
  const outcome = await redeemMailedLink(link, { claimantId: pending?.accountId, signsIn: true });
  if (!outcome.ok) return refuse(returnTo, "link-expired");
  await rememberDevice(outcome.userId);
  if (link.type === "email" && !outcome.isClaimEnded) return destinationAfterSignIn(returnTo, "confirmed");
  await startRecovery(outcome.userId);
  if (!outcome.isClaimEnded) return withReturnTo("/reset-password", returnTo);
  return setFlash(withReturnTo("/finish-sign-up", returnTo), { kind: "notice", code: "confirmed" });
}

type Link = z.infer<typeof mailedLink>;

const refuse = (returnTo: ReturnTo, code: "link-expired" | "link-unchecked") =>
  setFlash(withReturnTo("/sign-in", returnTo), { kind: "notice", code });
