import { expect, test } from "vitest";
import { PageCache } from "@/lib/rendering/page-cache/page-cache";

const pageOf = (bytes: number) => ({
  status: 200,
  headers: [],
  etag: undefined,
  bodies: { identity: Buffer.alloc(bytes) },
});

test("a page is found until the catalogue changes, and as a stale one after it", () => {
  const cache = new PageCache();
  cache.set("shared~en /", pageOf(10));
  expect(cache.get("shared~en /")).toMatchObject({ status: 200 });
  expect(cache.get("shared~de /")).toBeUndefined();
  cache.expireAll();
  expect(cache.get("shared~en /")).toBeUndefined();
  expect(cache.getStale("shared~en /")).toMatchObject({ status: 200 });
});

test("it is bounded in bytes: the least recently used page is evicted", () => {
  const cache = new PageCache();
  const size = 20 * 1024 * 1024;
  for (const key of ["a", "b", "c"]) cache.set(key, pageOf(size));
  cache.get("a");
  cache.set("d", pageOf(size));
  const kept = ["a", "b", "c", "d"].filter((key) => cache.get(key));
  expect(kept).toEqual(["a", "c", "d"]);
});
