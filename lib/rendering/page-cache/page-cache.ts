import { LRUCache } from "lru-cache";
import type { CachedPage } from "./cached-page.ts";

const maxBytes = 64 * 1024 * 1024;
/** Fallback TTL if version polling fails. */
const ttl = 60_000;

/** Guests' pages in memory, the least recently used evicted first. */
export class PageCache {
  readonly #pages = new LRUCache<string, CachedPage & { generation: number }>({
    maxSize: maxBytes,
    sizeCalculation: ({ bodies }) => Object.values(bodies).reduce((sum, { length }) => sum + length, 1),
    ttl,
    ttlResolution: 1_000,
    noDeleteOnStaleGet: true,
  });
  #generation = 0;

  /** Grows with every change of the catalogue; a page rendered in an earlier one is not to be stored. */
  get generation(): number {
    return this.#generation;
  }

  get(key: string): CachedPage | undefined {
    const page = this.#pages.get(key);
    return page?.generation === this.#generation ? page : undefined;
  }

  /** An expired page, for when rendering fails. */
  getStale(key: string): CachedPage | undefined {
    return this.#pages.get(key, { allowStale: true });
  }

  set(key: string, page: CachedPage): void {
    this.#pages.set(key, { ...page, generation: this.#generation });
  }

  expireAll(): void {
    this.#generation += 1;
  }
}
