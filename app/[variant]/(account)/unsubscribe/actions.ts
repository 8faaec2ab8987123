"use server";

import { redirect } from "next/navigation";
import { setFlash } from "@/lib/http/forms/flash";
import { switchOffMail } from "@/lib/mails/preferences";
import { readUnsubscribeToken } from "@/lib/mails/unsubscribe";

export async function unsubscribe(form: FormData): Promise<void> {
  const token = form.get("token");
  const claims = typeof token === "string" ? readUnsubscribeToken(token) : null;
  if (!claims) redirect("/unsubscribe");
  await switchOffMail(claims.userId, claims.kind);
  redirect(await setFlash("/unsubscribe", { kind: "notice", code: "mail-switched-off" }));
}
