import type { Message, Of } from "./message";

/** "Nothing was missing" only where everything was compared. */
export function reconcileMessage({
  complete,
  repaired,
  neverCreated,
  sent,
  failed,
}: Of<"reconciled">): Message {
  const text = [
    complete && failed === 0 && repaired + neverCreated === 0 && "Nothing was missing here.",
    repaired > 0 && `Facts that were missing here and are recorded now: ${repaired}.`,
    neverCreated > 0 && `Checkouts that Stripe never had, now ended: ${neverCreated}.`,
    sent > 0 && `Refunds sent: ${sent}.`,
    failed > 0 && `Could not be read, recorded or sent: ${failed}; the shop’s log says why.`,
    !complete && "The next one continues from there.",
  ]
    .filter(Boolean)
    .join(" ");
  if (!complete) return { tone: "warning", title: "The reconciliation did not finish.", text };
  return { tone: failed > 0 ? "warning" : "success", title: "Reconciled with Stripe.", text };
}
