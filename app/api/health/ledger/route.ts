import { listLedgerProblems } from "@/lib/checkout/credits/operator/ledger";
import { failure } from "@/lib/errors";
import { hasCronSecret } from "@/lib/http/job-route";
import { notAllowed, route } from "@/lib/http/route";

/** Audits the credit ledger. Needs CRON_SECRET, because it reads the whole ledger. */
export const GET = route(async (request) => {
  if (!hasCronSecret(request))
    return failure("unauthenticated", { message: "Send Authorization: Bearer CRON_SECRET." });
  const problems = await listLedgerProblems();
  return { status: problems.length === 0 ? "ok" : "wrong", problems };
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
