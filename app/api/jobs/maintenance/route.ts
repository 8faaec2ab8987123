import { auditCredits } from "@/lib/checkout/credits/operator/audit";
import { jobRoute } from "@/lib/http/job-route";
import { notAllowed } from "@/lib/http/route";
import { log } from "@/lib/log";
import { runMaintenance } from "@/lib/operator/maintenance";

/** For a scheduler. `ledgerProblems`: what contradicts itself in the credit ledger; null if it was not audited. */
export const POST = jobRoute(async () => ({
  ...(await runMaintenance()),
  ledgerProblems: await countLedgerProblems(),
}));

/** The audit of a long ledger may exceed the database's time: what was maintained is reported all the same. */
async function countLedgerProblems(): Promise<number | null> {
  try {
    return (await auditCredits()).problems.length;
  } catch (err) {
    log.error({ err }, "the credit ledger was not audited");
    return null;
  }
}

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
