"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireUser } from "@/lib/auth";
import { outageAsFailure } from "@/lib/errors";
import { checkPayment } from "@/lib/payments/check";

/** Asks Stripe how a purchase stands, and comes back to its page, whose address then says what came of it. */
export async function checkMyPayment(form: FormData): Promise<void> {
  const purchaseId = z.uuid().safeParse(form.get("purchaseId")).data;
  if (!purchaseId) redirect("/profile");
  const page = `/purchases/${purchaseId}`;
  const user = await requireUser(page);
  const checked = await checkPayment(user, purchaseId).catch(outageAsFailure);
  if (checked.ok) redirect(`${page}?checked=${checked.changed ? "news" : "same"}&at=${Date.now()}`);
  if (checked.code === "purchase_not_found") redirect(page);
  const problem = checked.code === "rate_limited" ? "too-fast" : "no-answer";
  redirect(`${page}?checked=${problem}&at=${Date.now()}`);
}
