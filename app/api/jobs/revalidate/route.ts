import { expireCatalogue } from "@/lib/catalogue/cache";
import { failure } from "@/lib/errors";
import { hasCronSecret } from "@/lib/http/cron-secret";
import { notAllowed, route } from "@/lib/http/route";

/** Expires every cached page of the catalogue; the shop itself calls it (lib/rendering/catalogue-watcher.ts). */
export const POST = route(async (request) => {
  if (!hasCronSecret(request))
    return failure("unauthenticated", { message: "Send Authorization: Bearer CRON_SECRET." });
  expireCatalogue();
  return { revalidated: true };
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
