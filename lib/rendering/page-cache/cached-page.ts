import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";
import { allowInlineScripts } from "../../http/content-security-policy.ts";
import { inlineScriptHashes } from "../inline-script-hashes.ts";
import type { LoopbackResponse } from "./loopback-fetch.ts";

/** A response ready to be sent. `headers`: name, value, name, value …, without those of a single response. */
export type CachedPage = {
  status: number;
  headers: string[];
  etag: string | undefined;
  /** Of Next's cache, for a page that the page cache does not keep. */
  state?: "HIT" | "MISS";
  bodies: { identity: Buffer } & Partial<Record<Encoding, Buffer>>;
};
type Encoding = (typeof encodings)[number];
const encodings = ["br", "gzip", "identity"] as const;

/** Only complete pages that Next itself caches. */
export const isCacheableResponse = ({ status, headers }: LoopbackResponse): boolean =>
  status === 200 &&
  /^(HIT|MISS)$/.test(String(headers["x-nextjs-cache"])) &&
  headers["x-nextjs-postponed"] === undefined &&
  headers["set-cookie"] === undefined &&
  String(headers["content-type"]).startsWith("text/html");

/** Compressed once, for every later visit. */
export async function toCachedPage(response: LoopbackResponse): Promise<CachedPage> {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  const [br, gzipped] = await Promise.all([
    promisify(brotliCompress)(response.body, quality),
    promisify(gzip)(response.body, { level: 9 }),
  ]);
  const page = toUncachedResponse(response);
  return { ...page, bodies: { ...page.bodies, br, gzip: gzipped } };
}

/** Of a search: compressed for this response only, with the state of Next's cache. */
export async function toSearchPage(response: LoopbackResponse): Promise<CachedPage> {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
  const page = toUncachedResponse(response);
  const br = await promisify(brotliCompress)(response.body, quality);
  const state = response.headers["x-nextjs-cache"] === "HIT" ? "HIT" : "MISS";
  return { ...page, state, bodies: { ...page.bodies, br } };
}

/** For a single response, which is sent faster than it is compressed. */
export function toUncachedResponse({ status, headers, rawHeaders, body }: LoopbackResponse): CachedPage {
  const lines = new Map<string, [string, string]>();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const [name = "", value = ""] = rawHeaders.slice(i, i + 2);
    if (ofOneResponse.test(name)) continue;
    const isPolicy = name.toLowerCase() === "content-security-policy";
    const line = isPolicy ? allowInlineScripts(value, inlineScriptHashes(body.toString())) : value;
    lines.set(`${name.toLowerCase()}: ${line}`, [name, line]);
  }
  return { status, headers: [...lines.values()].flat(), etag: headers.etag, bodies: { identity: body } };
}

const ofOneResponse =
  /^(connection|keep-alive|transfer-encoding|content-length|date|etag|x-request-id|x-nextjs-cache)$/i;

/** Sends a page, or 304 to a browser that has it. */
export function sendPage(
  { status, etag, headers, bodies }: CachedPage,
  request: IncomingMessage,
  response: ServerResponse,
  ownHeaders: string[],
): void {
  const preferred = encodingFor(request);
  const encoding = bodies[preferred] ? preferred : "identity";
  const validator = etag && etagFor(etag, encoding);
  const common = [...headers, ...ownHeaders, ...(validator ? ["etag", validator] : [])];
  if (validator && hasMatch(request.headers["if-none-match"], validator)) {
    response.writeHead(304, common).end();
    return;
  }
  const body = bodies[encoding] ?? bodies.identity;
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

function encodingFor({ headers: { "accept-encoding": header = "" } }: IncomingMessage): Encoding {
  const cached = encodingOf.get(header);
  if (cached) return cached;
  const accepted = new Negotiator({ headers: { "accept-encoding": header } }).encodings([...encodings]);
  const encoding = encodings.find((name) => accepted.includes(name)) ?? "identity";
  encodingOf.set(header, encoding);
  return encoding;
}

/** Parsing takes a tenth of the time of a response from the cache. */
const encodingOf = new LRUCache<string | string[], Encoding>({ max: 100 });
