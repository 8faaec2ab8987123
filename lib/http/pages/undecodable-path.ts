import type { IncomingMessage, ServerResponse } from "node:http";
import { messageFor, statusFor } from "../../errors.ts";
import { toRequestId } from "../request-id.ts";

/**
 * Answers 400 to a path that is not UTF-8 where proxy.ts does not see it: Next answers 500. Returns whether it did.
 */
export function refuseUndecodablePath(
  { url = "", headers }: IncomingMessage,
  response: ServerResponse,
): boolean {
  const [path = ""] = url.split("?", 1);
  if (!/^\/(api|images)\//.test(path) || isDecodable(path)) return false;
  const requestId = toRequestId(headers["x-request-id"]);
  const error = { code: "validation_error", message: messageFor("validation_error"), requestId };
  response
    .writeHead(statusFor("validation_error"), {
      "cache-control": "no-store",
      "content-type": "application/json",
      "x-request-id": requestId,
    })
    .end(JSON.stringify({ error }));
  return true;
}

/** Whether it is UTF-8. */
export function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
