"use server";

import { redirect } from "next/navigation";
import type { z } from "zod";
import { destinationAfterSignIn } from "@/lib/account/after-sign-in";
import { mailedLink } from "@/lib/auth/forms";
import { startRecovery } from "@/lib/auth/recovery";
import { type ReturnTo, readReturnTo, withReturnTo } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { redeemMailedLink } from "@/lib/auth/sign-in";
import { UnavailableError } from "@/lib/errors";
import { setFlash } from "@/lib/http/flash";

export async function redeemLink(form: FormData): Promise<void> {
  const returnTo = readReturnTo({ next: form.get("next"), lesson: form.get("lesson") });
  const link = mailedLink.safeParse(Object.fromEntries(form));
  if (!link.success) redirect(await refuse(returnTo, "link-expired"));
  const destination = await redeem(link.data, returnTo).catch((error: unknown) => {
    if (!(error instanceof UnavailableError)) throw error;
    return refuse(returnTo, "link-unchecked");
  });
  redirect(destination);
}

/** Redeems the link and returns the URL to redirect to. */
async function redeem({ token_hash, type }: z.infer<typeof mailedLink>, asked: ReturnTo): Promise<string> {
  // The session may now be another account's: show that before a payment is resumed.
  const returnTo = (await getUser()) ? { next: asked.next } : asked;
  const outcome = await redeemMailedLink(token_hash, type);
  if (!outcome.ok) return refuse(returnTo, "link-expired");
  if (type === "email") return destinationAfterSignIn(returnTo, "confirmed");
  if (!outcome.userId)
    return setFlash("/check-both-mailboxes", { kind: "notice", code: "one-email-confirmed" });
  if (type === "email_change") return setFlash("/settings", { kind: "notice", code: "email-changed" });
  await startRecovery(outcome.userId);
  return withReturnTo("/reset-password", returnTo);
}

const refuse = (returnTo: ReturnTo, code: "link-expired" | "link-unchecked") =>
  setFlash(withReturnTo("/sign-in", returnTo), { kind: "notice", code });
