import { failure } from "@/lib/errors";
import { hasCronSecret } from "@/lib/http/cron-secret";
import { notAllowed, route } from "@/lib/http/route";
import { runMaintenance } from "@/lib/operator/maintenance";

/** For a scheduler, every few minutes. */
export const POST = route(async (request) => {
  if (!hasCronSecret(request))
    return failure("unauthenticated", { message: "Send Authorization: Bearer CRON_SECRET." });
  return runMaintenance();
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
