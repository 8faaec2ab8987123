import { LRUCache } from "lru-cache";
import { allowInlineScripts } from "../../http/pages/content-security-policy.ts";
import { inlineScriptHashes, joinPayload } from "../inline-script-hashes.ts";
import { type Encoding, toBrotli } from "./encodings.ts";
import type { LoopbackResponse } from "./loopback-fetch.ts";

/** A response ready to be sent. `headers`: name, value, name, value …, without those of a single response. */
export type CachedPage = {
  status: number;
  headers: string[];
  etag: string | undefined;
  /** In the cache Brotli alone, before that at least the uncompressed body. */
  bodies: Partial<Record<Encoding, Buffer>>;
};

/** Only complete pages that Next itself caches. */
export const isCacheableResponse = ({ status, headers }: LoopbackResponse): boolean =>
  status === 200 &&
  /^(HIT|MISS)$/.test(String(headers["x-nextjs-cache"])) &&
  headers["x-nextjs-postponed"] === undefined &&
  headers["set-cookie"] === undefined &&
  String(headers["content-type"]).startsWith("text/html");

/** Compressed once, for every later visit; see EncodedBodies for what takes no Brotli. */
export async function toCachedPage(response: LoopbackResponse): Promise<CachedPage> {
  const body = Buffer.from(joinPayload(response.body.toString()));
  const page = toUncachedResponse({ ...response, body });
  return { ...page, headers: page.headers.map(intern), bodies: { br: trim(await toBrotli(body, 9)) } };
}

/** In memory of just its size: what zlib returns is the beginning of a larger block. */
const trim = (bytes: Buffer): Buffer => Buffer.from(new Uint8Array(bytes).buffer);

/** Whether a line of a header is of one page alone, as the policy with the hashes of its scripts. */
export const isOwnLine = (line: string): boolean => line.includes("'sha256-");

/** The same string for all pages that have this line. */
function intern(line: string): string {
  if (isOwnLine(line)) return line;
  const known = lines.get(line);
  if (known === undefined) lines.set(line, line);
  return known ?? line;
}

const lines = new LRUCache<string, string>({ max: 500 });

/** Of a search: compressed for this response only. */
export async function toSearchPage(response: LoopbackResponse): Promise<CachedPage> {
  const page = toUncachedResponse(response);
  return { ...page, bodies: { ...page.bodies, br: await toBrotli(response.body, 4) } };
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
