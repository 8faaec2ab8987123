import { expect, test } from "vitest";
import { inlineScriptHashes, joinPayload } from "@/lib/rendering/inline-script-hashes";

test.each([
  ["the payload", `<script>self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n"])</script>`, 1],
  ["its beginning", "<script>(self.__next_f=self.__next_f||[]).push([0])</script>", 1],
  [
    "the list of chunks",
    `<script id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":[]});</script>`,
    1,
  ],
  ["one twice", `${"<script>self.__next_f.push([1,2])</script>".repeat(2)}`, 1],
  ["two", "<script>self.__next_f.push([1,2])</script><script>self.__next_f.push([1,3])</script>", 2],
  ["a script of a file", '<script src="/_next/static/chunks/a.js" async=""></script>', 0],
  ["data", '<script type="application/ld+json">{"@context":"https://schema.org"}</script>', 0],
  ["a script of a stranger", "<script>alert(1)</script>", 0],
  ["one behind the payload", "<script>self.__next_f.push([1,2]);alert(1)</script>", 0],
  ["one before it", "<script>alert(1);self.__next_f.push([1,2])</script>", 0],
  ["one inside it", "<script>self.__next_f.push([1,alert(1)])</script>", 0],
  ["one as its argument", "<script>self.__next_f.push(alert(1))</script>", 0],
  ["two calls", "<script>self.__next_f.push([1]).push([2])</script>", 0],
  ["an attribute more", '<script onload="alert(1)">self.__next_f.push([1,2])</script>', 0],
])("%s: %j has %i hashes", (_what, html, count) => {
  const hashes = inlineScriptHashes(html);
  expect(hashes).toHaveLength(count);
  for (const hash of hashes) expect(hash).toMatch(/^'sha256-[\w+/]{43}='$/);
});

test("a hash is that of the text between the tags (CSP3, 6.7.3.3)", () => {
  // openssl dgst -sha256 -binary | base64
  expect(inlineScriptHashes("<script>self.__next_f.push([0])</script>")).toEqual([
    "'sha256-VXfQxoId3eHgS78yBQY2mYYWuOAzZGdxULBMV816UdU='",
  ]);
});

test("the pieces of the payload are joined to one script, which says the same", () => {
  const pieces = ['1:["$","p"]\n2:', "T5,\u{1f58b}", "\\", '"])', "\n"];
  const scripts = pieces.map((piece) => `<script>self.__next_f.push([1,${JSON.stringify(piece)}])</script>`);
  const joined = joinPayload(`<p>"])</p>${scripts.join("")}<p>`);
  expect(joined).toBe(
    `<p>"])</p><script>self.__next_f.push([1,${JSON.stringify(pieces.join(""))}])</script><p>`,
  );
  expect(inlineScriptHashes(joined)).toHaveLength(1);
});
