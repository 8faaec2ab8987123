import "server-only";
import { maxFormBytes, maxPictureBytes } from "@/lib/http/forms/form-size";
import { plainPage } from "@/lib/http/pages/plain-page";
import { isDecodable } from "@/lib/http/pages/undecodable-path";
import { requestIdOf } from "@/lib/http/request-id";
import { isStorableForm, isStorableUrl } from "@/lib/http/text-input";
import { logPage } from "@/lib/rendering/log-page";

/**
 * A response to a URL or form that holds text which cannot be stored (400), and to a form that is too large (413);
 * else null.
 */
export async function refuseText(request: Request): Promise<Response | null> {
  const { method, headers, url } = request;
  const [requestId, path] = [requestIdOf(request), new URL(url).pathname];
  const isLarge = Number(headers.get("content-length")) > maxFormBytes(path);
  if (!isLarge && isStorableUrl(url) && isDecodableFile(path) && (await isStorableForm(request))) return null;
  logPage({ requestId, method, path, variant: "guest", userAgent: headers.get("user-agent") });
  const response = isLarge ? plainPage(413, tooLarge(path)) : plainPage(400, notText);
  response.headers.set("x-request-id", requestId);
  return response;
}

/** Next answers 500 to the path of a route handler that it cannot decode; pages are looked up undecoded before. */
const isDecodableFile = (path: string) => !/^\/(images|files)\//.test(path) || isDecodable(path);

const notText = {
  title: "This is not an address or form of the shop.",
  text: "It holds characters that are no text.",
};

/** Also for app/forms, where a body says nothing of its length. */
export const tooLarge = (path: string) => ({
  title: "That is more than we accept at once.",
  text:
    (maxFormBytes(path) > maxPictureBytes ? "A picture may be at most 4 MB. " : "") +
    "Go back in your browser, and send less at once. Where it no longer shows what you typed, please type it again.",
});
