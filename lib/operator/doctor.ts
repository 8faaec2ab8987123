import { z } from "zod";
import { env } from "../env.ts";
import { jobTimeoutMs } from "../supabase/fetch-with-timeout.ts";
import { askShop } from "./ask-shop.ts";
import { checkBuckets } from "./check-buckets.ts";
import { checkForm } from "./check-form.ts";

// `npm run doctor`: checks configuration, shop, forms, buckets, webhooks, credits, counters and the catalogue version.
// Exits with 1 if one fails.

const answerTimeoutMs = 20_000;
/** Longer than the shop waits for the sums of an audit. */
const auditTimeoutMs = jobTimeoutMs + answerTimeoutMs;

const webhookAdvice = {
  ok: "Stripe's webhooks arrive.",
  late: "Stripe had events that never arrived here. Look at Developers → Webhooks in Stripe's dashboard.",
  disabled:
    "Stripe has disabled the webhook endpoint. Enable it under Developers → Webhooks; the reconciler catches up.",
  missing: "Stripe has no webhook endpoint for this URL. Add it (docs/deploy.md).",
  unknown: "Whether webhooks arrive is not known: run the reconciler first (npm run reconcile).",
};
const catalogueAdvice = {
  ok: "The catalogue's changes are shown at once.",
  unseen:
    "The database does not report the catalogue's changes within 0.3 s: they show after a minute. Are all migrations applied, is the database near?",
};
const ledgerAdvice = {
  ok: "The credit ledger balances.",
  wrong:
    "The credit ledger contradicts itself. Nothing in the shop can cause this: was the database changed by hand?",
};
const counterAdvice = {
  ok: "Counters agree with what they count.",
  wrong: "Counters differ from what they count: correct them (comment of list_counter_problems).",
};
const mailAdvice = {
  ok: "Mails are sent.",
  late: "Mails are late: does the scheduler call /api/jobs/outbox, and does the mail server answer? The shop's log says.",
  unset: "Mails are not sent: SMTP_URL is not set. Buyers and creators are told nothing but on the pages.",
};
const health = z.object({
  status: z.enum(["ok", "wrong"]),
  problems: z.array(z.object({ problem: z.string(), id: z.string() })),
});
const readiness = z.object({
  webhooks: z.enum(["ok", "late", "disabled", "missing", "unknown"]),
  catalogue: z.enum(["ok", "unseen"]),
  mails: z.object({ state: z.enum(["ok", "late", "unset"]), waiting: z.int() }),
});

let isHealthy = true;

function tell(isGood: boolean, line: string): void {
  isHealthy &&= isGood;
  console.log(`${isGood ? "✓" : "✗"} ${line}`);
}

async function askReadiness(): Promise<z.infer<typeof readiness>> {
  const ready = await askShop("/api/health/ready", readiness, answerTimeoutMs);
  if (ready.ok) return ready.data;
  const { status, fault } = ready;
  if (status === null)
    throw new Error(`Nothing answers at ${env().NEXT_PUBLIC_SITE_URL}. Is the shop running?`);
  if (status === 503)
    throw new Error(
      `The shop answers, but is not ready: it cannot reach its database, or lacks configuration. ${fault}`,
    );
  throw new Error(
    `The shop answers, but not as it should: has it the same CRON_SECRET and version? ${fault}`,
  );
}

async function audit(path: string, advice: Record<"ok" | "wrong", string>): Promise<void> {
  const audited = await askShop(path, health, auditTimeoutMs);
  if (!audited.ok) return tell(false, audited.fault);
  const { status, problems } = audited.data;
  tell(status === "ok", advice[status]);
  for (const { problem, id } of problems) console.log(`  ${problem.replaceAll("_", " ")}: ${id}`);
}

try {
  const { NEXT_PUBLIC_SITE_URL: site, NEXT_PUBLIC_SUPABASE_URL: url, SUPABASE_SECRET_KEY: secretKey } = env();
  tell(true, "The configuration is valid.");
  const { webhooks, catalogue, mails } = await askReadiness();
  tell(true, "The shop answers, and reaches its database.");
  const formFault = await checkForm(site);
  tell(formFault === null, formFault ?? "Forms work at the shop's public URL.");
  const bucketFaults = await checkBuckets({ url, secretKey, signal: AbortSignal.timeout(answerTimeoutMs) });
  for (const fault of bucketFaults) tell(false, fault);
  if (bucketFaults.length === 0) tell(true, "The buckets for files are as they should be.");
  tell(catalogue === "ok", catalogueAdvice[catalogue]);
  await audit("/api/health/ledger", ledgerAdvice);
  await audit("/api/health/counters", counterAdvice);
  const mailLine = `${mailAdvice[mails.state]} ${mails.waiting} due.`;
  if (mails.state === "unset") console.log(`– ${mailLine}`);
  else tell(mails.state === "ok", mailLine);
  tell(webhooks === "ok", webhookAdvice[webhooks]);
  console.log("  As of the last reconciliation; npm run reconcile starts a new one.");
} catch (error) {
  isHealthy = false;
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
}
process.exitCode = isHealthy ? 0 : 1;
