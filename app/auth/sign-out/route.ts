import { endSession } from "@/lib/auth/sign-in";
import { isSameOrigin } from "@/lib/http/same-origin";

/** The form in the head of the page leads here and on to a new document, so that no page of the member's is left behind. */
export async function POST({ headers }: Request): Promise<Response> {
  if (!isSameOrigin(headers)) return new Response("Sign out on the shop's own pages.\n", { status: 403 });
  await endSession();
  return new Response(null, { status: 303, headers: { location: "/" } });
}
