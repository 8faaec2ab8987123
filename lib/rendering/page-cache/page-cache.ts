import { LRUCache } from "lru-cache";
import { type CachedPage, isOwnLine } from "./cached-page.ts";
import { EncodedBodies } from "./encoded-bodies.ts";
import type { Encoding } from "./encodings.ts";

/**
 * Fallback TTL if polling of the version fails: how long a page is sent without a look at the database. As long as
 * Next's own cache has it (`cacheWithCatalogue`).
 */
const uncheckedMs = 60_000;
/** Fallback TTL if a page shows what its content key does not cover: how long it is compared, not rendered. */
const lifetimeMs = 3_600_000;
/** Bytes of a page in JavaScript beside its key, body and own headers; `npm run bench -- store` measures. */
const overhead = 1_900;
/** Of the memory, for encodings that were made of cached pages. */
const shareOfEncoded = 1 / 64;

/** What the database says of a page: a hash of what it shows, and the catalogue version of the same moment. */
export type ContentKey = { contentKey: string | null; version: string };

/**
 * A page in memory. `content`: what it shows, and the version at which it last did; null while that is not known.
 * `generation`: the last in which it was current. Times in milliseconds of `performance.now()`.
 */
type CacheEntry = {
  page: CachedPage;
  content: { contentKey: string; version: string } | null;
  generation: number;
  checkedAt: number;
  renderedAt: number;
};

/**
 * Guests' pages in memory, in Brotli, the least recently used evicted first.
 *
 * The catalogue version names a state of the database: a page that is known to show this version is current. The
 * generation counts the times that cached pages expired, which is up to three for one version: a page that was rendered
 * in this generation is current, though it is not yet known of which version it was made.
 */
export class PageCache {
  readonly #pages: LRUCache<string, CacheEntry>;
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

  /** Grows each time that pages expire; a page whose rendering began in an earlier one is not to be stored. */
  get generation(): number {
    return this.#generation;
  }

  /** The catalogue version that pages rendered now show; null while they may show an earlier one. */
  get version(): string | null {
    return this.#version;
  }

  /** For the benchmark and tests. */
  get usage(): { pages: number; bytes: number } {
    return { pages: this.#pages.size, bytes: this.#pages.calculatedSize + this.#encoded.bytes };
  }

  /** A page that shows what there is. */
  get(key: string): CachedPage | undefined {
    const entry = this.#pages.get(key);
    return entry && this.#isCurrent(entry) ? entry.page : undefined;
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
   * Pages that were rendered until now may be outdated. `version`: what pages show that are rendered from now on; null
   * while that is not settled (see `CatalogueChange`).
   */
  expireAll(version: string | null = null): void {
    this.#generation += 1;
    this.#version = version;
  }

  /**
   * Records what a page shows that was rendered in this generation. Only if nothing has changed since: then it was
   * rendered from just this.
   */
  setContent(key: string, page: CachedPage, { contentKey, version }: ContentKey): void {
    const entry = this.#pages.peek(key);
    if (entry?.page !== page || entry.generation !== this.#generation) return;
    if (contentKey !== null && version === this.#version) entry.content = { contentKey, version };
  }

  /** Whether a page is outdated only until the database says that what it shows is the same. */
  isCheckable(key: string): boolean {
    const entry = this.#pages.peek(key);
    return entry !== undefined && entry.content !== null && !isOld(entry);
  }

  /** The page, current again, if it shows what the database said in this generation; forgotten if guests find none. */
  confirm(key: string, { contentKey, version }: ContentKey, generation: number): CachedPage | undefined {
    if (contentKey === null) this.#pages.delete(key);
    const entry = this.#pages.get(key);
    if (!entry?.content || entry.content.contentKey !== contentKey) return;
    Object.assign(entry, { content: { contentKey, version }, generation, checkedAt: performance.now() });
    return entry.page;
  }

  #isCurrent(entry: CacheEntry): boolean {
    const isConfirmed = entry.content !== null && entry.content.version === this.#version;
    if (entry.generation !== this.#generation && !isConfirmed) return false;
    return performance.now() - entry.checkedAt < uncheckedMs && !isOld(entry);
  }
}

type Body = { body: Buffer; encoding: Encoding };

const isOld = ({ renderedAt }: CacheEntry) => performance.now() - renderedAt > lifetimeMs;
