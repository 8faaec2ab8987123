import { after } from "next/server";
import { expireCatalogue } from "@/lib/catalogue/cache";
import { renderPendingTexts } from "@/lib/catalogue/lesson-text";
import { jobRoute } from "@/lib/http/job-route";
import { notAllowed } from "@/lib/http/route";
import { log } from "@/lib/log";

/**
 * Expires every cached page of the catalogue, and renders the texts of what was published, after the answer: visitors
 * wait for it. The shop itself calls it (lib/rendering/catalogue-watcher.ts).
 */
export const POST = jobRoute(async () => {
  expireCatalogue();
  after(() => renderPendingTexts().catch((err: unknown) => log.error({ err }, "texts were not rendered")));
  return { revalidated: true };
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
