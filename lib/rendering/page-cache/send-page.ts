import type { IncomingMessage, ServerResponse } from "node:http";
import type { CachedPage } from "./cached-page.ts";
import type { Encoding } from "./encodings.ts";

/** Sends a page with a body of this encoding, or 304 to a browser that has it. */
export function sendPage(
  { status, etag, headers }: CachedPage,
  { body, encoding }: { body: Buffer; encoding: Encoding },
  request: IncomingMessage,
  response: ServerResponse,
  ownHeaders: string[],
): void {
  const validator = etag && etagFor(etag, encoding);
  const common = [...headers, ...ownHeaders, ...(validator ? ["etag", validator] : [])];
  if (validator && hasMatch(request.headers["if-none-match"], validator)) {
    response.writeHead(304, common).end();
    return;
  }
  const coded = encoding === "identity" ? [] : ["content-encoding", encoding];
  response.writeHead(status, [...common, ...coded, "content-length", String(body.length)]).end(body);
}

/** Encodings of one page differ in their bytes, so their strong validators differ too (RFC 9110, 8.8.3). */
const etagFor = (etag: string, encoding: Encoding) =>
  encoding === "identity" ? etag : etag.replace(/"$/, `-${encoding}"`);

/** The weak comparison of `If-None-Match` (RFC 9110, 13.1.2). */
function hasMatch(ifNoneMatch: string | undefined, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  return ifNoneMatch?.split(",").some((tag) => tag.trim() === "*" || opaque(tag) === opaque(etag)) ?? false;
}
