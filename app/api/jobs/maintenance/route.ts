import { auditCredits } from "@/lib/checkout/credits/operator/audit";
import { jobRoute } from "@/lib/http/job-route";
import { notAllowed } from "@/lib/http/route";
import { runMaintenance } from "@/lib/operator/maintenance";

/** For a scheduler. `ledgerProblems`: what contradicts itself in the credit ledger. */
export const POST = jobRoute(() => runMaintenance(async () => (await auditCredits()).problems.length));

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
