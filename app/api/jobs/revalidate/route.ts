import { expireCatalogue } from "@/lib/catalogue/cache";
import { failure } from "@/lib/errors";
import { hasCronSecret } from "@/lib/http/cron-secret";
import { notAllowed, route } from "@/lib/http/route";

/** Lets go of every cached page of the catalogue. The shop calls it itself when it sees a change (lib/page-cache). */
export const POST = route(async (request) => {
  if (!hasCronSecret(request))
    return failure("unauthenticated", { message: "Send Authorization: Bearer CRON_SECRET." });
  expireCatalogue();
  return { revalidated: true };
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
