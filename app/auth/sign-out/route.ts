import { endSession } from "@/lib/auth/sign-in";
import { isSameOrigin } from "@/lib/http/same-origin";
import { clearBrowser } from "@/lib/supabase/session/clear-browser-cache";

/** A route handler, not an action: the new document leaves none of the member's pages in the router cache. */
export async function POST({ headers }: Request): Promise<Response> {
  if (!isSameOrigin(headers)) return new Response("Sign out on the shop's own pages.\n", { status: 403 });
  await endSession();
  return new Response(null, { status: 303, headers: { location: "/", ...clearBrowser } });
}
