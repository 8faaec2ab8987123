import { endSession } from "@/lib/accounts";
import { env } from "@/lib/env";

/** The form in the head of the page leads here and on to a new document, so that no page of the member's is left behind. */
export async function POST({ headers }: Request): Promise<Response> {
  if (!isFromOwnPage(headers)) return new Response("Sign out on the shop's own pages.\n", { status: 403 });
  await endSession();
  return new Response(null, { status: 303, headers: { location: "/" } });
}

/** Browsers say it in Sec-Fetch-Site where there is TLS, and in Origin everywhere. */
function isFromOwnPage(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  return headers.get("origin") === new URL(env().NEXT_PUBLIC_SITE_URL).origin;
}
