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
  const mended = parts.reduce((sum, part) => sum + part.mended, 0);
  const counts = { mended, unsent: checkouts.unsent, sent: requests.sent, failed };
  const query = Object.entries(counts).map(([name, value]) => `&${name}=${value}`);
  return `run=${complete ? "whole" : "part"}${query.join("")}`;
}

const count = z.coerce.number().int().min(0).catch(0);
const counts = z.object({ mended: count, unsent: count, sent: count, failed: count });

/** The same in words. "Nothing" only where everything was compared. */
export function describeFindings(query: URLSearchParams): { text: string; hasFailed: boolean } {
  const { mended, unsent, sent, failed } = counts.parse(Object.fromEntries(query));
  const isWhole = query.get("run") === "whole" && failed === 0;
  const sentences = [
    isWhole && mended + unsent === 0 && "Nothing was missing here.",
    mended > 0 && `Facts that were missing here and are recorded now: ${mended}.`,
    unsent > 0 && `Checkouts that Stripe never had, now ended: ${unsent}.`,
    sent > 0 && `Refunds sent: ${sent}.`,
    failed > 0 && `Could not be read, recorded or sent: ${failed}; the shop’s log says why.`,
  ];
  return { text: sentences.filter(Boolean).join(" "), hasFailed: failed > 0 };
}
