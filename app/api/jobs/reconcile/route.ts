import { failure } from "@/lib/errors";
import { hasCronSecret } from "@/lib/http/cron-secret";
import { notAllowed, route } from "@/lib/http/route";
import { reconcile } from "@/lib/payments/reconcile";

/** For a scheduler, every few minutes: one pass of the reconciler. */
export const POST = route(async (request) => {
  if (!hasCronSecret(request))
    return failure("unauthenticated", { message: "Send Authorization: Bearer CRON_SECRET." });
  return reconcile();
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
