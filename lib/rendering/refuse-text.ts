import "server-only";
import { plainPage } from "@/lib/http/plain-page";
import { requestIdOf } from "@/lib/http/request-id";
import { isStorableForm, isStorableUrl } from "@/lib/http/text-input";
import { logPage } from "@/lib/rendering/log-page";

/** A response with status 400 to an address or form that holds text which cannot be stored; else null. */
export async function refuseText(request: Request): Promise<Response | null> {
  if (isStorableUrl(request.url) && (await isStorableForm(request))) return null;
  const { method, headers } = request;
  const [requestId, path] = [requestIdOf(request), new URL(request.url).pathname];
  logPage({ requestId, method, path, variant: "guest", userAgent: headers.get("user-agent") });
  const response = plainPage(400, {
    title: "This is not an address or form of the shop.",
    text: "It holds characters that are no text.",
  });
  response.headers.set("x-request-id", requestId);
  return response;
}
