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

/** Trades the token of a mailed link for a session, and goes on from there. */
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

/** Uses the link up, and says where to go on. */
async function redeem({ token_hash, type }: z.infer<typeof mailedLink>, asked: ReturnTo): Promise<string> {
  // Whoever was signed in may now be somebody else: they are to see so before anything is paid for.
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
