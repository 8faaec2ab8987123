import { expireCatalogue } from "@/lib/catalogue/cache";
import { jobRoute } from "@/lib/http/job-route";
import { notAllowed } from "@/lib/http/route";

/** Expires every cached page of the catalogue; the shop itself calls it (lib/rendering/catalogue-watcher.ts). */
export const POST = jobRoute(async () => {
  expireCatalogue();
  return { revalidated: true };
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
