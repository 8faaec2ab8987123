import { LRUCache } from "lru-cache";
import { type Encoding, fromBrotli } from "./encodings.ts";

/** Encodings made of kept pages, for browsers that do not take Brotli; the least recently used evicted first. */
export class EncodedBodies {
  readonly #made: Record<Exclude<Encoding, "br">, LRUCache<Buffer, Buffer>>;

  /** @param bytes of memory */
  constructor(bytes: number) {
    const create = (encoding: Encoding, maxSize: number) =>
      new LRUCache<Buffer, Buffer>({
        maxSize,
        // What it was made of stays in memory as its key.
        sizeCalculation: (body, br) => body.length + br.length + 1,
        fetchMethod: (br) => fromBrotli(br, encoding),
      });
    const half = Math.floor(bytes / 2);
    this.#made = { gzip: create("gzip", half), identity: create("identity", half) };
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
