import { z } from "zod";
import { env } from "../env.ts";

// `npm run reconcile`: asks the shop that runs at NEXT_PUBLIC_SITE_URL for one pass, and prints what it found.
// Exits with 1 when the pass failed or is incomplete, so that a scheduler notices.

const count = z.object({ seen: z.int(), repaired: z.int() });
const report = z.object({
  complete: z.boolean(),
  stopped: z.string().nullable(),
  failed: z.int(),
  events: count.extend({ missed: z.int() }),
  refunds: count,
  disputes: count,
  unfinished: count,
  checkouts: z.object({ asked: z.int(), repaired: z.int(), neverCreated: z.int() }),
  receipts: z.object({ asked: z.int() }),
  requests: z.object({ duplicates: z.int(), tried: z.int(), sent: z.int() }),
  webhook: z.object({ endpoint: z.string() }),
  calls: z.int(),
});

try {
  const { NEXT_PUBLIC_SITE_URL: site, CRON_SECRET: secret } = env();
  const answer = await fetch(`${site}/api/jobs/reconcile`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}` },
    signal: AbortSignal.timeout(120_000),
  });
  if (!answer.ok) throw new Error(`The shop at ${site} answered ${answer.status}: ${await answer.text()}`);
  const { complete, stopped, failed, ...found } = report.parse(await answer.json());
  for (const line of linesOf(found)) console.log(line);
  if (failed > 0) console.error(`${failed} facts could not be recorded; the shop's log says why.`);
  if (!complete) console.error(`The pass is not complete (${stopped}). The next one continues from here.`);
  process.exitCode = complete && failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? `${error.message}${causeOf(error)}` : error);
  process.exitCode = 1;
}

function linesOf(found: Omit<z.infer<typeof report>, "complete" | "stopped" | "failed">): string[] {
  const { events, refunds, disputes, unfinished, checkouts, receipts, requests, webhook, calls } = found;
  return [
    `events      ${events.seen} at Stripe, ${events.missed} never arrived, ${events.repaired} changed a purchase`,
    `refunds     ${refunds.seen} seen, ${refunds.repaired} changed a purchase`,
    `disputes    ${disputes.seen} seen, ${disputes.repaired} changed a purchase`,
    `undecided   ${unfinished.seen} refunds and disputes asked for, ${unfinished.repaired} changed a purchase`,
    `checkouts   ${checkouts.asked} past their time asked for, ${checkouts.repaired} ended; ${checkouts.neverCreated} that Stripe never had ended`,
    `receipts    ${receipts.asked} asked for`,
    `to send     ${requests.tried} refunds tried, ${requests.sent} sent; ${requests.duplicates} new for duplicate payments`,
    `webhook     ${webhook.endpoint} at Stripe`,
    `calls       ${calls} to Stripe`,
  ];
}

function causeOf({ cause }: Error): string {
  return cause instanceof Error ? ` (${cause.message})` : "";
}
