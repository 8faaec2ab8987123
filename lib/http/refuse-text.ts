import "server-only";
import { requestIdOf } from "@/lib/http/request-id";
import { isStorableForm, isStorableUrl } from "@/lib/http/text-input";
import { logPage } from "@/lib/rendering/log-page";

/** A response with status 400 to an address or form that holds text which cannot be stored; else null. */
export async function refuseText(request: Request): Promise<Response | null> {
  if (isStorableUrl(request.url) && (await isStorableForm(request))) return null;
  const { method, headers } = request;
  const [requestId, path] = [requestIdOf(request), new URL(request.url).pathname];
  logPage({ requestId, method, path, variant: "guest", userAgent: headers.get("user-agent") });
  return new Response("This address or form holds characters that are no text.\n", {
    status: 400,
    headers: {
      "cache-control": "no-store",
      "content-type": "text/plain; charset=utf-8",
      "x-request-id": requestId,
    },
  });
}
