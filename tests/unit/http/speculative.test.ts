import { expect, test } from "vitest";
import { isSpeculative } from "@/lib/http/pages/speculative";

// biome-ignore format: a table
test.each<[headers: Record<string, string>, expected: boolean]>([
  [{},                                                                  false],
  [{ "sec-purpose": "prefetch" },                                       true],
  [{ "sec-purpose": "prefetch;prerender" },                             true],
  [{ "sec-purpose": "prefetch; prerender" },                            true],
  [{ "sec-purpose": "prefetch;anonymous-client-ip" },                   true],
  [{ "Sec-Purpose": "Prefetch" },                                       true],
  [{ purpose: "prefetch" },                                             true],
  [{ "x-purpose": "preview" },                                          true],
  [{ "x-moz": "prefetch" },                                             true],
  [{ "sec-purpose": "" },                                               false],
  [{ purpose: "navigate" },                                             false],
  [{ "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" },      false],
  [{ referer: "https://shop.test/prefetch" },                           false],
])("a request with %o is speculative: %s", (headers, expected) => {
  expect(isSpeculative(new Headers(headers))).toBe(expected);
});
