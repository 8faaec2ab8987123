"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { refuseOtherMember } from "@/lib/auth/form-member";
import { keepIfSignedOut } from "@/lib/auth/require-sender";
import { auditCredits } from "@/lib/checkout/credits/operator/audit";
import {
  grantCredits,
  grantReason,
  grantRequest,
  withdrawGrant,
} from "@/lib/checkout/credits/operator/grants";
import { type ErrorCode, messageFor, toFailure } from "@/lib/errors";
import { setFlash } from "@/lib/http/forms/flash";
import { keepTyped } from "@/lib/http/forms/typed-form";
import { requireOperator } from "@/lib/operator/access";
import { getCreditMember } from "@/lib/operator/credit-members";
import { memberUrl } from "./grant-query";

const page = "/operator/credits";

/** Leads to the member's id: an e-mail address belongs in no URL, and so in no log. */
export async function findCreditMember(form: FormData): Promise<void> {
  await keepIfSignedOut(page, form);
  await requireOperator(page);
  const typed = textOf(form, "member").trim();
  const found = await getCreditMember(typed).catch(toFailure);
  if (found && !("ok" in found)) redirect(memberUrl(found.id));
  const error = found ? messageFor(found.code) : "No member has this e-mail address or id.";
  const state = { values: { member: typed.slice(0, 320) }, errors: { member: error } };
  redirect(await setFlash(`${page}#member`, { kind: "form", state }));
}

/** Idempotent by the form's requestId. */
export async function grantToMember(form: FormData): Promise<void> {
  const { user, url } = await requireGranter(form);
  const parsed = grantRequest.safeParse(Object.fromEntries(form));
  if (!parsed.success) return showAgain(url, form);
  const granted = await grantCredits(user, parsed.data).catch(toFailure);
  const { memberId, credits } = parsed.data;
  if (!granted.ok) return showAgain(url, form, granted.code);
  redirect(await setFlash(memberUrl(memberId), { kind: "granted", credits, to: granted.displayName }));
}

const withdrawal = z.object({ lotId: z.coerce.number().int().positive(), reason: grantReason });

export async function takeGrantBack(form: FormData): Promise<void> {
  const { user, url } = await requireGranter(form);
  const parsed = withdrawal.safeParse(Object.fromEntries(form));
  if (!parsed.success) return showAgain(url, form);
  const taken = await withdrawGrant(user, parsed.data).catch(toFailure);
  if (!taken.ok) return showAgain(url, form, taken.code);
  redirect(await setFlash(url, { kind: "grant", result: "withdrawn" }));
}

export async function runCreditAudit(form: FormData): Promise<void> {
  await refuseOtherMember(form);
  await requireOperator(page);
  const audit = await auditCredits().catch(toFailure);
  const code = "ok" in audit ? "reconcile-unavailable" : "credits-audited";
  redirect(await setFlash(page, { kind: "notice", code }));
}

/** The operator, and the URL of the member. Reasons are personal data: they are never in a URL. */
async function requireGranter(form: FormData) {
  const url = memberUrl(textOf(form, "memberId"));
  await keepIfSignedOut(url, form);
  return { user: await requireOperator(url), url };
}

async function showAgain(url: string, form: FormData, result?: ErrorCode): Promise<never> {
  await keepTyped(page, form);
  redirect(result ? await setFlash(url, { kind: "grant", result }) : url);
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
