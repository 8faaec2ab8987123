import { failure } from "@/lib/errors";
import { hasCronSecret } from "@/lib/http/job-route";
import { notAllowed, route } from "@/lib/http/route";
import { listCounterProblems } from "@/lib/operator/counters";

/** Compares counters with what they count. Needs CRON_SECRET, because it reads all purchases. */
export const GET = route(async (request) => {
  if (!hasCronSecret(request))
    return failure("unauthenticated", { message: "Send Authorization: Bearer CRON_SECRET." });
  const problems = await listCounterProblems();
  return { status: problems.length === 0 ? "ok" : "wrong", problems };
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
