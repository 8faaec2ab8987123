"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireSubmitter } from "@/lib/auth/require-sender";
import { toFailure } from "@/lib/errors";
import { setFlash } from "@/lib/http/forms/flash";
import { checkPayment } from "@/lib/payments/check";
import { requestRefund } from "@/lib/payments/refunds";
import { grantsAccess } from "@/lib/purchases/status";

export async function checkPurchase(form: FormData): Promise<void> {
  const purchaseId = z.uuid().safeParse(form.get("purchaseId")).data;
  if (!purchaseId) redirect("/profile");
  const page = `/purchases/${purchaseId}`;
  const user = await requireSubmitter(page, form);
  const checked = await checkPayment(user, purchaseId).catch(toFailure);
  if (!checked.ok && checked.code === "purchase_not_found") redirect(page);
  const result = checked.ok ? resultOf(checked) : checked.code;
  redirect(await setFlash(page, { kind: "payment-checked", result, at: new Date().toISOString() }));
}

function resultOf({ changed, purchase }: Extract<Awaited<ReturnType<typeof checkPayment>>, { ok: true }>) {
  if (!changed) return "unchanged";
  if (!grantsAccess(purchase.status)) return "changed";
  return purchase.kind === "credits" ? "credited" : "opened";
}

const packRefundForm = z.object({
  purchaseId: z.uuid(),
  requestId: z.uuid(),
  amountMinor: z.coerce.number().int().positive(),
});

/** Idempotent by the form's requestId. Nothing is refunded where less is unspent meanwhile than the form showed. */
export async function refundPack(form: FormData): Promise<void> {
  const parsed = packRefundForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) redirect("/profile");
  const page = `/purchases/${parsed.data.purchaseId}`;
  const user = await requireSubmitter(page, form);
  const request = { ...parsed.data, reason: "requested_by_customer", note: "" } as const;
  const result = await requestRefund(user, request).catch(toFailure);
  if (!result.ok && result.code === "validation_error")
    redirect(await setFlash(`${page}/refund`, { kind: "notice", code: "unspent-changed" }));
  redirect(await setFlash(page, { kind: "refund", result: result.ok ? result.state : result.code }));
}
