import { z } from "zod";
import { env } from "../env.ts";
import { checkBuckets } from "./check-buckets.ts";
import { checkForm } from "./check-form.ts";

// `npm run doctor`: checks configuration, shop, forms, buckets, webhooks, credits, counters and the catalogue version.
// Exits with 1 if one fails.

const webhookAdvice = {
  ok: "Stripe's webhooks arrive.",
  late: "Stripe had events that never arrived here. Look at Developers → Webhooks in Stripe's dashboard.",
  disabled:
    "Stripe has disabled the webhook endpoint. Enable it under Developers → Webhooks; the reconciler catches up.",
  missing: "Stripe has no webhook endpoint for this address. Add it (docs/deploy.md).",
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

const mark = (state: string) => (state === "ok" ? "✓" : "✗");

let isHealthy = false;
try {
  const { NEXT_PUBLIC_SITE_URL: site, CRON_SECRET: secret } = env();
  console.log("✓ The configuration is valid.");
  const headers = { authorization: `Bearer ${secret}` };
  const signal = AbortSignal.timeout(20_000);
  const answer = await fetch(`${site}/api/health/ready`, { headers, signal }).catch(() => null);
  if (!answer) throw new Error(`Nothing answers at ${site}. Is the shop running?`);
  if (!answer.ok)
    throw new Error(`The shop answers, but is not ready (${answer.status}): it cannot reach its database.`);
  console.log("✓ The shop answers, and reaches its database.");
  const { webhooks, catalogue, mails } = readiness.parse(await answer.json());
  const formFault = await checkForm(site);
  const books = await fetch(`${site}/api/health/ledger`, { headers, signal });
  const { status: credits, problems } = health.parse(await books.json());
  const counts = await fetch(`${site}/api/health/counters`, { headers, signal });
  const counters = health.parse(await counts.json());
  const { NEXT_PUBLIC_SUPABASE_URL: url, SUPABASE_SECRET_KEY: secretKey } = env();
  const bucketFaults = await checkBuckets({ url, secretKey, signal });
  isHealthy =
    [webhooks, catalogue, credits, counters.status].every((state) => state === "ok") &&
    formFault === null &&
    bucketFaults.length === 0;
  isHealthy &&= mails.state !== "late";
  console.log(formFault === null ? "✓ Forms work through the shop's address." : `✗ ${formFault}`);
  for (const fault of bucketFaults) console.log(`✗ ${fault}`);
  if (bucketFaults.length === 0) console.log("✓ The buckets for files are as they should be.");
  console.log(`${mark(catalogue)} ${catalogueAdvice[catalogue]}`);
  console.log(`${mark(credits)} ${ledgerAdvice[credits]}`);
  console.log(`${mark(counters.status)} ${counterAdvice[counters.status]}`);
  for (const { problem, id } of [...problems, ...counters.problems])
    console.log(`  ${problem.replaceAll("_", " ")}: ${id}`);
  console.log(
    `${mails.state === "unset" ? "–" : mark(mails.state)} ${mailAdvice[mails.state]} ${mails.waiting} due.`,
  );
  console.log(`${mark(webhooks)} ${webhookAdvice[webhooks]}`);
  console.log("  As of the last reconciliation; npm run reconcile starts a new one.");
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
}
process.exitCode = isHealthy ? 0 : 1;
