import { LRUCache } from "lru-cache";
import { type Encoding, fromBrotli } from "./encodings.ts";

/** Encodings made of cached pages, for browsers that do not take Brotli; the least recently used evicted first. */
export class EncodedBodies {
  readonly #made: Record<Exclude<Encoding, "br">, LRUCache<Buffer, Buffer>>;

  /** @param bytes of memory */
  constructor(bytes: number) {
    const create = (encoding: Encoding, maxSize: number) =>
      new LRUCache<Buffer, Buffer>({
        maxSize,
        sizeCalculation: ({ length }) => length + 1,
        fetchMethod: (br) => fromBrotli(br, encoding),
        // Whoever waits gets it, also where others have taken its place meanwhile.
        ignoreFetchAbort: true,
      });
    // Almost every program that takes no Brotli takes gzip, which is a fifth as long.
    const quarter = Math.floor(bytes / 4);
    this.#made = { gzip: create("gzip", 3 * quarter), identity: create("identity", quarter) };
  }

  get bytes(): number {
    return this.#made.gzip.calculatedSize + this.#made.identity.calculatedSize;
  }

  /** @param br a page in Brotli; at once where its other encoding is known */
  get(br: Buffer, encoding: Encoding): Buffer | Promise<Buffer> {
    if (encoding === "br") return br;
    return this.#made[encoding].get(br) ?? this.#made[encoding].forceFetch(br);
  }
}
