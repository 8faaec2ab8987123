import { LRUCache } from "lru-cache";
import { type CachedPage, isOwnLine } from "./cached-page.ts";
import { EncodedBodies } from "./encoded-bodies.ts";
import type { Encoding } from "./encodings.ts";

/** Fallback TTL if polling of the version fails: how long a page is sent without a look at the database. */
const uncheckedMs = 60_000;
/** How long a page is kept before it is rendered again, for what no content key covers. */
const lifetimeMs = 3_600_000;
/** Bytes that a page takes in JavaScript beside its key, body and own headers. */
const overhead = 800;
/** Of the memory, for encodings that were made of kept pages. */
const shareOfEncoded = 1 / 64;

/** What the database says of a page: a hash of what it shows, and the catalogue version of the same moment. */
export type ContentKey = { contentKey: string | null; version: string };

/**
 * A page in memory. `content`: what it shows, and the version at which it last did; null while that is not known.
 * `generation`: the last in which it was current. Times in milliseconds of `performance.now()`.
 */
type Kept = {
  page: CachedPage;
  content: { contentKey: string; version: string } | null;
  generation: number;
  checkedAt: number;
  renderedAt: number;
};

/** Guests' pages in memory, in Brotli, the least recently used evicted first. */
export class PageCache {
  readonly #pages: LRUCache<string, Kept>;
  readonly #encoded: EncodedBodies;
  #generation = 0;
  #version: string | null = null;

  /** @param bytes of memory for pages and what is made of them */
  constructor(bytes: number) {
    this.#encoded = new EncodedBodies(bytes * shareOfEncoded);
    this.#pages = new LRUCache({
      maxSize: Math.floor(bytes * (1 - shareOfEncoded)),
      sizeCalculation: ({ page: { headers, bodies } }, key) =>
        [key, ...headers.filter(isOwnLine), bodies.br ?? ""].reduce(
          (sum, { length }) => sum + length,
          overhead,
        ),
    });
  }

  /** Grows with every change of the catalogue; a page rendered in an earlier one is not to be stored. */
  get generation(): number {
    return this.#generation;
  }

  /** The catalogue version that pages rendered now show; null while they may show what was before. */
  get version(): string | null {
    return this.#version;
  }

  get usage(): { pages: number; bytes: number } {
    return { pages: this.#pages.size, bytes: this.#pages.calculatedSize + this.#encoded.bytes };
  }

  /** A page that shows what there is. */
  get(key: string): CachedPage | undefined {
    const kept = this.#pages.get(key);
    return kept && this.#isCurrent(kept) ? kept.page : undefined;
  }

  /** An outdated page, for when rendering fails. */
  getStale(key: string): CachedPage | undefined {
    return this.#pages.get(key)?.page;
  }

  /** The encoding of a page's body that is nearest to the wanted one; at once where it need not be made. */
  bodyOf({ bodies }: CachedPage, wanted: Encoding): Body | Promise<Body> {
    const { identity, br, [wanted]: given } = bodies;
    if (given) return { body: given, encoding: wanted };
    if (identity || !br) return { body: identity ?? Buffer.alloc(0), encoding: "identity" };
    const body = this.#encoded.get(br, wanted);
    return body instanceof Promise
      ? body.then((made) => ({ body: made, encoding: wanted }))
      : { body, encoding: wanted };
  }

  set(key: string, page: CachedPage): void {
    const now = performance.now();
    const { generation } = this;
    this.#pages.set(key, { page, content: null, generation, checkedAt: now, renderedAt: now });
  }

  /**
   * The catalogue changed. `version`: what it is now; null while a page that is rendered may still show what was before
   * (see `watchCatalogueVersion`).
   */
  expireAll(version: string | null = null): void {
    this.#generation += 1;
    this.#version = version;
  }

  /**
   * Notes what a page shows that was rendered in this generation. Only if nothing has changed since: then it was
   * rendered from just this.
   */
  setContent(key: string, page: CachedPage, { contentKey, version }: ContentKey): void {
    const kept = this.#pages.peek(key);
    if (kept?.page !== page || kept.generation !== this.#generation) return;
    if (contentKey !== null && version === this.#version) kept.content = { contentKey, version };
  }

  /** Whether a page is outdated only until the database says that what it shows is the same. */
  isCheckable(key: string): boolean {
    const kept = this.#pages.peek(key);
    return kept !== undefined && kept.content !== null && !isOld(kept);
  }

  /** The page, current again, if it shows what the database said in this generation. */
  confirm(key: string, { contentKey, version }: ContentKey, generation: number): CachedPage | undefined {
    const kept = this.#pages.get(key);
    if (!kept?.content || kept.content.contentKey !== contentKey) return;
    Object.assign(kept, { content: { contentKey, version }, generation, checkedAt: performance.now() });
    return kept.page;
  }

  #isCurrent(kept: Kept): boolean {
    const isConfirmed = kept.content !== null && kept.content.version === this.#version;
    if (kept.generation !== this.#generation && !isConfirmed) return false;
    return performance.now() - kept.checkedAt < uncheckedMs && !isOld(kept);
  }
}

type Body = { body: Buffer; encoding: Encoding };

const isOld = ({ renderedAt }: Kept) => performance.now() - renderedAt > lifetimeMs;
