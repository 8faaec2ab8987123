import { z } from "zod";
import type { reconcile } from "@/lib/payments/reconcile";

type Report = Awaited<ReturnType<typeof reconcile>>;

/** What a pass of the reconciler found, as a notice for the operator's page: a query string. */
export function findingsQuery({
  complete,
  failed,
  events,
  refunds,
  disputes,
  unfinished,
  checkouts,
  requests,
}: Report): string {
  const parts = [events, refunds, disputes, unfinished, checkouts];
  const repaired = parts.reduce((sum, part) => sum + part.repaired, 0);
  const counts = { repaired, never_created: checkouts.never_created, sent: requests.sent, failed };
  const query = Object.entries(counts).map(([name, value]) => `&${name}=${value}`);
  return `run=${complete ? "whole" : "part"}${query.join("")}`;
}

const count = z.coerce.number().int().min(0).catch(0);
const counts = z.object({ repaired: count, never_created: count, sent: count, failed: count });

/** The same in words. "Nothing" only where everything was compared. */
export function describeFindings(query: URLSearchParams): { text: string; hasFailed: boolean } {
  const { repaired, never_created, sent, failed } = counts.parse(Object.fromEntries(query));
  const isWhole = query.get("run") === "whole" && failed === 0;
  const sentences = [
    isWhole && repaired + never_created === 0 && "Nothing was missing here.",
    repaired > 0 && `Facts that were missing here and are recorded now: ${repaired}.`,
    never_created > 0 && `Checkouts that Stripe never had, now ended: ${never_created}.`,
    sent > 0 && `Refunds sent: ${sent}.`,
    failed > 0 && `Could not be read, recorded or sent: ${failed}; the shop’s log says why.`,
  ];
  return { text: sentences.filter(Boolean).join(" "), hasFailed: failed > 0 };
}
