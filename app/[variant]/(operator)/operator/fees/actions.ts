"use server";

import { redirect } from "next/navigation";
import { keepIfSignedOut } from "@/lib/auth/require-sender";
import { setFlash } from "@/lib/http/forms/flash";
import { keepTyped } from "@/lib/http/forms/typed-form";
import { requireOperator } from "@/lib/operator/access";
import { creatorFeeForm, setCreatorFee } from "@/lib/operator/creator-fees";

const page = "/operator/fees";

/** Rejected input is kept in a cookie, never in the URL: a reason is personal data. */
export async function setFee(form: FormData): Promise<void> {
  await keepIfSignedOut(page, form);
  const user = await requireOperator(page);
  const parsed = creatorFeeForm.safeParse(Object.fromEntries(form));
  const isSaved = parsed.success && (await setCreatorFee(user, parsed.data));
  if (isSaved) redirect(await setFlash(page, { kind: "notice", code: "saved" }));
  await keepTyped(page, form);
  redirect(page);
}
