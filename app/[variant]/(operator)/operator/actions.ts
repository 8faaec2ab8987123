"use server";

import { setTimeout as wait } from "node:timers/promises";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { refuseOtherMember } from "@/lib/auth/form-member";
import { toFailure } from "@/lib/errors";
import { setFlash } from "@/lib/http/forms/flash";
import { sendMailsLater } from "@/lib/mails/outbox";
import { requireOperator } from "@/lib/operator/access";
import { resolveTask, retryMail } from "@/lib/operator/tasks";
import { reconcile } from "@/lib/payments/reconcile";
import { reconcileSummary } from "./reconcile-summary";

/** How long the browser waits; a longer pass finishes in the background. */
const mostMilliseconds = 50_000;

export async function runReconciler(form: FormData): Promise<void> {
  await refuseOtherMember(form);
  await requireOperator("/operator");
  const report = await Promise.race([
    reconcile().catch(toFailure),
    wait(mostMilliseconds, undefined, { ref: false }),
  ]);
  if (!report) redirect(await setFlash("/operator", { kind: "notice", code: "reconcile-running" }));
  if ("ok" in report)
    redirect(await setFlash("/operator", { kind: "notice", code: "reconcile-unavailable" }));
  redirect(await setFlash("/operator", reconcileSummary(report)));
}

export async function markTaskResolved(form: FormData): Promise<void> {
  await refuseOtherMember(form);
  const user = await requireOperator("/operator");
  const task = form.get("task");
  const isResolved = typeof task === "string" && (await resolveTask(user, task));
  redirect(
    await setFlash("/operator", {
      kind: "notice",
      code: isResolved ? "task-resolved" : "task-already-resolved",
    }),
  );
}

export async function sendFailedMail(form: FormData): Promise<void> {
  await refuseOtherMember(form);
  const user = await requireOperator("/operator");
  const task = form.get("task");
  const isWaiting = typeof task === "string" && (await retryMail(user, task));
  if (isWaiting) after(sendMailsLater);
  const code = isWaiting ? "mail-sent-again" : "task-already-resolved";
  redirect(await setFlash("/operator", { kind: "notice", code }));
}
