"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireSender, requireSubmitter } from "@/lib/auth/require-sender";
import { returnCredits } from "@/lib/checkout/credits/return";
import { toFailure } from "@/lib/errors";
import { countCharacters, textLimits } from "@/lib/format/names";
import { setFlash } from "@/lib/http/forms/flash";
import { checkPayment } from "@/lib/payments/check";
import { requestRefund } from "@/lib/payments/refunds";
import { refundReasons } from "@/types/purchase";

const saleIdOf = (form: FormData) => z.uuid().safeParse(form.get("purchaseId")).data;

export async function checkSale(form: FormData): Promise<void> {
  const saleId = saleIdOf(form);
  if (!saleId) redirect("/sales");
  const page = `/sales/${saleId}`;
  const user = await requireSubmitter(page, form);
  const checked = await checkPayment(user, saleId).catch(toFailure);
  if (!checked.ok && checked.code === "purchase_not_found") redirect(page);
  const result = checked.ok ? (checked.changed ? "changed" : "unchanged") : checked.code;
  redirect(await setFlash(page, { kind: "payment-checked", result, at: new Date().toISOString() }));
}

const refundForm = z.object({
  requestId: z.uuid(),
  amountMinor: z.coerce.number().int().positive(),
  expectedRefundableMinor: z.coerce.number().int().positive(),
  reason: z.enum(refundReasons),
  // Browsers send CRLF and count it as one character.
  note: z
    .string()
    .overwrite((note) => note.replaceAll("\r\n", "\n").trim())
    .refine((note) => countCharacters(note) <= textLimits.note),
});

/** The query of the confirmation page: the amount as it was typed. */
function amountQuery(form: FormData): URLSearchParams {
  const amount = form.get("amount");
  return new URLSearchParams(typeof amount === "string" && amount ? { amount } : { part: "all" });
}

/** Idempotent by the form's requestId. */
export async function refundSale(form: FormData): Promise<void> {
  const saleId = saleIdOf(form);
  if (!saleId) redirect("/sales");
  const page = `/sales/${saleId}`;
  const user = await requireSender(`${page}/refund?${amountQuery(form)}`, form);
  const parsed = refundForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) redirect(await setFlash(page, { kind: "refund", result: "validation_error" }));
  const result = await requestRefund(user, { purchaseId: saleId, ...parsed.data }).catch(toFailure);
  redirect(await setFlash(page, { kind: "refund", result: result.ok ? result.state : result.code }));
}

/** Idempotent by the form's requestId. */
export async function returnSaleCredits(form: FormData): Promise<void> {
  const saleId = saleIdOf(form);
  if (!saleId) redirect("/sales");
  const page = `/sales/${saleId}`;
  const user = await requireSubmitter(page, form);
  const requestId = z.uuid().safeParse(form.get("requestId")).data;
  if (!requestId) redirect(await setFlash(page, { kind: "refund", result: "validation_error" }));
  const returned = await returnCredits(user, { purchaseId: saleId, requestId }).catch(toFailure);
  redirect(await setFlash(page, { kind: "refund", result: returned.ok ? "returned" : returned.code }));
}
