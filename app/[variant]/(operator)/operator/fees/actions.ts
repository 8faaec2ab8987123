"use server";

import { redirect } from "next/navigation";
import { setFlash } from "@/lib/http/flash";
import { requireOperator } from "@/lib/operator/access";
import { creatorFeeForm, setCreatorFee } from "@/lib/operator/creator-fees";

const page = "/operator/fees";

/** What was typed and cannot be saved goes back in the URL: it holds nothing personal. */
export async function setFee(form: FormData): Promise<void> {
  const typed = Object.fromEntries(
    ["slug", "percentage", "reason"].map((name) => [name, String(form.get(name) ?? "").slice(0, 500)]),
  );
  const user = await requireOperator(`${page}?${new URLSearchParams(typed)}`);
  const parsed = creatorFeeForm.safeParse(typed);
  const isSaved = parsed.success && (await setCreatorFee(user, parsed.data));
  if (isSaved) redirect(await setFlash(page, { kind: "notice", code: "saved" }));
  redirect(`${page}?${new URLSearchParams({ ...typed, ...(parsed.success && { unknown: "yes" }) })}`);
}
