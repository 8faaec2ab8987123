"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireUser } from "@/lib/auth/session";
import { toFailure } from "@/lib/errors";
import { keepNotice } from "@/lib/http/flash";
import { checkPayment } from "@/lib/payments/check";

/** Asks Stripe how a purchase stands, and comes back to its page, which then says what came of it, and when. */
export async function checkMyPayment(form: FormData): Promise<void> {
  const purchaseId = z.uuid().safeParse(form.get("purchaseId")).data;
  if (!purchaseId) redirect("/profile");
  const page = `/purchases/${purchaseId}`;
  const user = await requireUser(page);
  const checked = await checkPayment(user, purchaseId).catch(toFailure);
  if (checked.ok) redirect(await keepNotice(page, `${checked.changed ? "news" : "same"}@${Date.now()}`));
  if (checked.code === "purchase_not_found") redirect(page);
  const problem = checked.code === "rate_limited" ? "too-fast" : "no-answer";
  redirect(await keepNotice(page, `${problem}@${Date.now()}`));
}
