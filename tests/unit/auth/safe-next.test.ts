import { describe, expect, test } from "vitest";
import { safeNext } from "@/lib/auth/return-to";

describe("where to go after signing in", () => {
  test.each([
    "/",
    "/lessons",
    "/lessons/kerning?page=2#top",
    "/search?q=http://x",
    "/a//b",
    "/%2f%2fevil.example",
  ])("a path of this site stays: %s", (path) => expect(safeNext(path)).toBe(path));

  test.each([
    "",
    "lessons",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/..//evil.example",
    "/.//evil.example",
    "/%2e//evil.example",
    "/a/..//evil.example",
    undefined,
    null,
    7,
    ["/lessons"],
    {},
  ])("anything else is the home page: %j", (next) => expect(safeNext(next)).toBe("/"));

  test("every result keeps a browser on this site", () => {
    const pieces = [
      "/",
      "\\",
      "\t",
      "\n",
      "@",
      ":",
      ".",
      "..",
      "%2f",
      "%5c",
      "evil.example",
      "?",
      "#",
      " ",
      "http:",
    ];
    for (const a of pieces) {
      for (const b of pieces) {
        for (const c of pieces) {
          for (const d of pieces) {
            const target = new URL(safeNext(`/${a}${b}${c}${d}`), "https://shop.example/sign-in");
            expect(target.origin).toBe("https://shop.example");
          }
        }
      }
    }
  });
});
