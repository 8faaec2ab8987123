import { describe, expect, test } from "vitest";
import { canonicalPath, isCacheable, isIndexable, matchRoute, publicRoutes } from "@/lib/rendering/routes";

describe("a public route", () => {
  test.each([
    ["/", "/", undefined],
    ["/lessons", "/lessons", undefined],
    ["/lessons/kerning", "/lessons/:slug", "kerning"],
    ["/lessons/%6Bern", "/lessons/:slug", "kern"],
    ["/lessons/a%2Fb", "/lessons/:slug", "a/b"],
    ["/creators/ines", "/creators/:slug", "ines"],
  ])("matches %s", (path, pattern, slug) => {
    const match = matchRoute(path);
    expect([match?.route.pattern, match?.slug]).toEqual([pattern, slug]);
    expect([isCacheable(path), isIndexable(path)]).toEqual([true, true]);
  });

  test.each([
    "",
    "//",
    "/lessons/",
    "/lessons//",
    "/lessons/kern/",
    "/lessons/..",
    "/lessons/%2e",
    "/lessons/a/buy",
    "/lessons/%E0%A4%A",
    "/settings",
  ])("does not match %j", (path) => {
    expect(matchRoute(path)).toBeUndefined();
    expect([isCacheable(path), isIndexable(path)]).toEqual([false, false]);
  });

  test("with a slug says where the slug is published", () => {
    for (const { pattern, slugSource } of publicRoutes)
      expect(slugSource !== undefined).toBe(pattern.includes(":slug"));
  });
});

test.each([
  ["/lessons/%6Bern", "/lessons/kern"],
  ["/lessons/k%65rn", "/lessons/kern"],
  ["/%6cessons/kern", "/lessons/kern"],
  ["/lessons/%c3%bcber", "/lessons/%C3%BCber"],
  ["/lessons/a%2fb", "/lessons/a%2Fb"],
  ["/lessons/a@b", "/lessons/a%40b"],
  ["/lessons/a#b", "/lessons/a%23b"],
  ["/", "/"],
])("the canonical spelling of %s is %s", (path, canonical) => {
  expect(canonicalPath(path)).toBe(canonical);
  expect(canonicalPath(canonical)).toBe(canonical);
});
