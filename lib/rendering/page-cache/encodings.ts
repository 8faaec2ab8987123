import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";

export type Encoding = (typeof encodings)[number];
const encodings = ["br", "gzip", "identity"] as const;

/** Quality 9 is for a page that is cached, 4 for one that is sent once. */
export const toBrotli = (body: Buffer, quality: 4 | 9): Promise<Buffer> =>
  promisify(brotliCompress)(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });

/** Another encoding of what is cached in Brotli. */
export async function fromBrotli(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "br") return body;
  const identity = await promisify(brotliDecompress)(body);
  return encoding === "gzip" ? promisify(gzip)(identity) : identity;
}

export function encodingFor({ headers: { "accept-encoding": header = "" } }: IncomingMessage): Encoding {
  const cached = encodingOf.get(header);
  if (cached) return cached;
  const accepted = new Negotiator({ headers: { "accept-encoding": header } }).encodings([...encodings]);
  const encoding = encodings.find((name) => accepted.includes(name)) ?? "identity";
  encodingOf.set(header, encoding);
  return encoding;
}

/** Parsing takes a tenth of the time of a response from the cache. */
const encodingOf = new LRUCache<string | string[], Encoding>({ max: 100 });
