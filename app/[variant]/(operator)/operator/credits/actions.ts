"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { auditCredits } from "@/lib/checkout/credits/audit";
import { grantCredits, grantReason, grantRequest, withdrawGrant } from "@/lib/checkout/credits/grants";
import { messageFor, toFailure } from "@/lib/errors";
import { setFlash } from "@/lib/http/flash";
import { requireOperator } from "@/lib/operator/access";
import { getCreditMember } from "@/lib/operator/credit-members";
import { memberUrl } from "./grant-query";

const page = "/operator/credits";

/** Leads to the member's id: an e-mail address belongs in no URL, and so in no log. */
export async function findCreditMember(form: FormData): Promise<void> {
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
  const user = await requireOperator(page);
  const parsed = grantRequest.safeParse(Object.fromEntries(form));
  if (!parsed.success) redirect(memberUrl(textOf(form, "memberId"), typedIn(form)));
  const granted = await grantCredits(user, parsed.data).catch(toFailure);
  const { memberId, credits } = parsed.data;
  if (!granted.ok)
    redirect(await setFlash(memberUrl(memberId, typedIn(form)), { kind: "grant", result: granted.code }));
  redirect(await setFlash(memberUrl(memberId), { kind: "granted", credits, to: granted.displayName }));
}

const withdrawal = z.object({ lotId: z.coerce.number().int().positive(), reason: grantReason });

export async function takeGrantBack(form: FormData): Promise<void> {
  const user = await requireOperator(page);
  const memberId = textOf(form, "memberId");
  const typed = { withdraw: textOf(form, "lotId"), withdrawReason: textOf(form, "reason") };
  const parsed = withdrawal.safeParse(Object.fromEntries(form));
  if (!parsed.success) redirect(memberUrl(memberId, typed));
  const taken = await withdrawGrant(user, parsed.data).catch(toFailure);
  const url = memberUrl(memberId, taken.ok ? {} : typed);
  redirect(await setFlash(url, { kind: "grant", result: taken.ok ? "withdrawn" : taken.code }));
}

export async function runCreditAudit(): Promise<void> {
  await requireOperator(page);
  const audit = await auditCredits().catch(toFailure);
  const code = "ok" in audit ? "reconcile-unavailable" : "credits-audited";
  redirect(await setFlash(page, { kind: "notice", code }));
}

const typedIn = (form: FormData) => ({
  form: "grant",
  credits: textOf(form, "credits"),
  reason: textOf(form, "reason"),
});

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
