import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Answer } from "@/lib/rendering/loopback-fetch";

/** A page as it is sent, in each encoding that was worth making. `headers` without those of one sending, as name, value, name, value … */
export type Page = {
  status: number;
  headers: string[];
  etag: string | undefined;
  bodies: { identity: Buffer } & Partial<Record<Encoding, Buffer>>;
  putAt: number;
};
export type Encoding = "br" | "gzip" | "identity";

/** About 60 kB each. */
const capacity = 400;
/** A belt beside the braces of lib/catalogue/version.ts. */
const freshMs = 60_000;

/** Guests' pages as they were last sent: the least recently visited make room for others. */
export class PageCache {
  readonly #pages = new Map<string, Page>();
  #generation = 0;

  /** Changes when the catalogue has: what was made before must not be put here after. */
  get generation(): number {
    return this.#generation;
  }

  get(key: string): Page | undefined {
    const page = this.#pages.get(key);
    if (!page || performance.now() - page.putAt > freshMs) return;
    this.#pages.delete(key);
    this.#pages.set(key, page);
    return page;
  }

  /** A page that is no longer fresh, for when no other can be had. */
  getOld(key: string): Page | undefined {
    return this.#pages.get(key);
  }

  put(key: string, page: Page): void {
    this.#pages.delete(key);
    this.#pages.set(key, page);
    for (const [oldest] of this.#pages) {
      if (this.#pages.size <= capacity) break;
      this.#pages.delete(oldest);
    }
  }

  /** No page is fresh any more. */
  expire(): void {
    this.#generation += 1;
    for (const page of this.#pages.values()) page.putAt = Number.NEGATIVE_INFINITY;
  }
}

/** Only what Next itself keeps whole for everybody. */
export const isForEverybody = ({ status, headers }: Answer): boolean =>
  status === 200 &&
  /^(HIT|MISS)$/.test(String(headers["x-nextjs-cache"])) &&
  headers["x-nextjs-postponed"] === undefined &&
  headers["set-cookie"] === undefined &&
  String(headers["content-type"]).startsWith("text/html");

const ofOneAnswer =
  /^(connection|keep-alive|transfer-encoding|content-length|date|x-request-id|x-nextjs-cache)$/i;

/** A page to be kept. */
export async function toPage(answer: Answer): Promise<Page> {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  const [br, gzipped] = await Promise.all([
    promisify(brotliCompress)(answer.body, quality),
    promisify(gzip)(answer.body, { level: 9 }),
  ]);
  const page = toPassingPage(answer);
  return { ...page, bodies: { ...page.bodies, br, gzip: gzipped } };
}

/** A page that is not kept, for which compressing would cost more than sending. */
export function toPassingPage({ status, headers, rawHeaders, body }: Answer): Page {
  const lines = new Map<string, [string, string]>();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const [name = "", value = ""] = rawHeaders.slice(i, i + 2);
    if (!ofOneAnswer.test(name)) lines.set(`${name.toLowerCase()}: ${value}`, [name, value]);
  }
  const kept = [...lines.values()].flat();
  return { status, headers: kept, etag: headers.etag, bodies: { identity: body }, putAt: performance.now() };
}
