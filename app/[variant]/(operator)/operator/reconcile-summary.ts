import type { Flash } from "@/lib/http/forms/flash";
import type { reconcile } from "@/lib/payments/reconcile";

type Report = Awaited<ReturnType<typeof reconcile>>;

export function reconcileSummary(report: Report): Flash {
  const { complete, failed, events, refunds, disputes, unfinished, checkouts, requests } = report;
  const parts = [events, refunds, disputes, unfinished, checkouts];
  const repaired = parts.reduce((sum, part) => sum + part.repaired, 0);
  return {
    kind: "reconciled",
    complete,
    repaired,
    neverCreated: checkouts.neverCreated,
    sent: requests.sent,
    failed,
  };
}
