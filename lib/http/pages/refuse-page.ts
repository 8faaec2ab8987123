import "server-only";
import { env, invalidVariables } from "@/lib/env";
import { plainPage } from "@/lib/http/pages/plain-page";
import { isForeign } from "@/lib/http/same-origin";
import { log } from "@/lib/log";

/**
 * Requests for pages that nothing else may see: all of them while the configuration is incomplete (503, with the
 * variables' names), and what another site's page sent (403). Null for every other request.
 */
export function refusePage({ method, headers }: Request): Response | null {
  const names = invalidVariables();
  if (names.length > 0) return plainPage(503, notConfigured(names));
  if (/^(GET|HEAD|OPTIONS)$/.test(method) || !isForeign(headers)) return null;
  const origin = headers.get("origin") ?? `a ${headers.get("sec-fetch-site")} page`;
  const { origin: site } = new URL(env().NEXT_PUBLIC_SITE_URL);
  log.warn({ origin: origin.slice(0, 200), site }, "form refused: another origin");
  return plainPage(403, {
    title: "This form came from another site.",
    text: `It was sent from ${origin}, but the shop is at ${site}. Please open that address, and try again there.`,
  });
}

const notConfigured = (names: string[]) => ({
  title: "This shop is not configured.",
  text: `These environment variables are missing or wrong:\n${names.join("\n")}\nThe file .env.example says what they are.`,
});
