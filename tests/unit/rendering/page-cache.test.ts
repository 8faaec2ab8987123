import { brotliCompressSync, gunzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import type { CachedPage } from "@/lib/rendering/page-cache/cached-page";
import { PageCache } from "@/lib/rendering/page-cache/page-cache";

const pageOf = (br: Buffer): CachedPage => ({ status: 200, headers: [], etag: undefined, bodies: { br } });
const page = pageOf(Buffer.alloc(10));
const key = "shared~en /";
const minute = 60_000;

/** A cache in which nothing changes, with a page whose content is known. */
function createCache() {
  const cache = new PageCache(1_000_000);
  cache.expireAll("1");
  cache.set(key, page);
  cache.setContent(key, page, { contentKey: "a", version: "1" });
  return cache;
}

test("a page is found until the catalogue changes, and as a stale one after it", () => {
  const cache = createCache();
  expect(cache.get(key)).toBe(page);
  expect(cache.get("shared~de /")).toBeUndefined();
  cache.expireAll();
  expect(cache.get(key)).toBeUndefined();
  expect(cache.getStale(key)).toBe(page);
});

test("it is bounded in bytes: the least recently used page is evicted", () => {
  const cache = new PageCache(80_000);
  for (const name of ["a", "b", "c"]) cache.set(name, pageOf(Buffer.alloc(20_000)));
  cache.get("a");
  cache.set("d", pageOf(Buffer.alloc(20_000)));
  expect(["a", "b", "c", "d"].filter((name) => cache.get(name))).toEqual(["a", "c", "d"]);
  expect(cache.usage.pages).toBe(3);
  expect(cache.usage.bytes).toBeLessThan(80_000);
});

test("a page takes the bytes of its key, its body, its own headers and what JavaScript needs beside them", () => {
  const cache = new PageCache(80_000);
  const own = `script-src 'self' 'sha256-${"a".repeat(43)}='`;
  const headers = ["x-frame-options", "DENY", "content-security-policy", own];
  cache.set(key, { ...pageOf(Buffer.alloc(20_000)), headers });
  expect(cache.usage).toEqual({ pages: 1, bytes: key.length + own.length + 20_000 + 1_900 });
});

test("other encodings are made of a page once, within the same bytes", async () => {
  const cache = new PageCache(80_000);
  const pages = Array.from({ length: 9 }, (_, i) => pageOf(brotliCompressSync(Buffer.alloc(900, i))));
  for (const [i, each] of pages.entries()) {
    cache.set(`${i}`, each);
    const made = await cache.bodyOf(each, "gzip");
    expect(gunzipSync(made.body)).toEqual(Buffer.alloc(900, i));
    expect(cache.bodyOf(each, "gzip")).toEqual(made);
    expect(await cache.bodyOf(each, "identity")).toEqual({
      body: Buffer.alloc(900, i),
      encoding: "identity",
    });
  }
  expect(cache.usage.bytes).toBeLessThan(80_000);
});

test("other encodings of more pages than are kept are made at once, each for whoever asks", async () => {
  const cache = new PageCache(10_000_000);
  const texts = Array.from({ length: 9 }, (_, i) => Buffer.alloc(20_000, i));
  const made = await Promise.all(
    texts.flatMap((text) => {
      const page = pageOf(brotliCompressSync(text));
      return [cache.bodyOf(page, "identity"), cache.bodyOf(page, "gzip")];
    }),
  );
  expect(made.map(({ body }, index) => (index % 2 === 0 ? body : gunzipSync(body)))).toEqual(
    texts.flatMap((text) => [text, text]),
  );
  expect(cache.usage.bytes).toBeLessThan(10_000_000);
});

test("other encodings take a 64th of the bytes", async () => {
  const cache = new PageCache(1_000_000);
  for (let i = 0; i < 200; i += 1)
    await cache.bodyOf(pageOf(brotliCompressSync(Buffer.alloc(900, i))), "identity");
  expect(cache.usage.bytes).toBeGreaterThan(900);
  expect(cache.usage.bytes).toBeLessThan(1_000_000 / 64);
});

test("after a change, a page that shows the same is current again, and is not rendered", () => {
  const cache = createCache();
  cache.expireAll();
  expect(cache.isCheckable(key)).toBe(true);
  expect(cache.confirm(key, { contentKey: "a", version: "2" }, cache.generation)).toBe(page);
  expect(cache.get(key)).toBe(page);
  // Compared with this version before: no look at the database is needed.
  cache.expireAll("2");
  expect(cache.get(key)).toBe(page);
});

test.each(["b", null])("a page whose content key is now %s is outdated", (contentKey) => {
  const cache = createCache();
  cache.expireAll();
  expect(cache.confirm(key, { contentKey, version: "2" }, cache.generation)).toBeUndefined();
  expect(cache.get(key)).toBeUndefined();
});

test("what was read before a change says nothing of after it", () => {
  const cache = createCache();
  cache.expireAll();
  const { generation } = cache;
  cache.expireAll();
  cache.confirm(key, { contentKey: "a", version: "2" }, generation);
  expect(cache.get(key)).toBeUndefined();
});

test.each<[string, (cache: PageCache) => void]>([
  ["the version differs: the page was rendered before that change", () => {}],
  ["renderings may still show what was before a change", (cache) => cache.expireAll()],
  ["the page was rendered before a change", (cache) => cache.expireAll("2")],
  [
    "another rendering has taken the page's place",
    (cache) => {
      cache.expireAll("2");
      cache.set(key, pageOf(Buffer.alloc(10)));
    },
  ],
])("a content key is not taken for a page's when %s", (_when, change) => {
  const cache = new PageCache(1_000_000);
  cache.expireAll("1");
  cache.set(key, page);
  change(cache);
  cache.setContent(key, page, { contentKey: "b", version: "2" });
  expect(cache.isCheckable(key)).toBe(false);
});

test("a page is compared each minute though no change was seen, and rendered each hour", () => {
  vi.useFakeTimers();
  const cache = createCache();
  for (let passed = 0; passed < 59; passed += 1) {
    vi.advanceTimersByTime(minute);
    expect(cache.get(key)).toBeUndefined();
    expect(cache.isCheckable(key)).toBe(true);
    cache.confirm(key, { contentKey: "a", version: "1" }, cache.generation);
    expect(cache.get(key)).toBe(page);
  }
  vi.advanceTimersByTime(2 * minute);
  expect(cache.isCheckable(key)).toBe(false);
  vi.useRealTimers();
});
