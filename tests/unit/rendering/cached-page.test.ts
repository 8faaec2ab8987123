import { createHash } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { LRUCache } from "lru-cache";
import { expect, onTestFinished, test, vi } from "vitest";
import {
  isCacheableResponse,
  toCachedPage,
  toUncachedResponse,
} from "@/lib/rendering/page-cache/cached-page";
import { encodingFor } from "@/lib/rendering/page-cache/encodings";
import { loopbackOrigin } from "@/lib/rendering/page-cache/loopback-fetch";
import { PageCache } from "@/lib/rendering/page-cache/page-cache";
import { sendPage } from "@/lib/rendering/page-cache/send-page";
import { listen } from "../../support/http/listen";

/** A server that sends one page; returns how to request it. */
async function serve(etag = '"abc"') {
  const page = await toCachedPage({
    status: 200,
    headers: { etag },
    rawHeaders: ["ETag", etag],
    body: Buffer.from("the lesson"),
  });
  const cache = new PageCache(1_000_000);
  const server = await listen(
    createServer(async (request, response) => {
      const body = await cache.bodyOf(page, encodingFor(request));
      sendPage(page, body, request, response, ["x-request-id", "r1"]);
    }),
  );
  return (headers: Record<string, string>) => fetch(loopbackOrigin(server), { headers });
}

test("a cached page takes no more memory than its bytes", async () => {
  const response = { status: 200, headers: {}, rawHeaders: [], body: Buffer.from("the lesson") };
  const { br } = (await toCachedPage(response)).bodies;
  expect(br?.buffer.byteLength).toBe(br?.length);
});

const html = { "x-nextjs-cache": "MISS", "content-type": "text/html; charset=utf-8" };

test.each<[string, number, IncomingHttpHeaders, boolean]>([
  ["a page that Next has rendered", 200, html, true],
  ["one that Next had", 200, { ...html, "x-nextjs-cache": "HIT" }, true],
  ["an outdated one that Next had", 200, { ...html, "x-nextjs-cache": "STALE" }, false],
  ["one that Next does not cache", 200, { "content-type": "text/html" }, false],
  ["one that is not complete", 200, { ...html, "x-nextjs-postponed": "1" }, false],
  ["one with a cookie", 200, { ...html, "set-cookie": ["theme=dark"] }, false],
  ["what is no page", 200, { ...html, "content-type": "text/x-component" }, false],
  ["what was not found", 404, html, false],
])("%s (%i %o) is cached: %s", (_what, status, headers, wanted) => {
  expect(isCacheableResponse({ status, headers, rawHeaders: [], body: Buffer.from("") })).toBe(wanted);
});

test("a line of a header is kept for other pages, unless it is of one page alone", async () => {
  const kept = vi.spyOn(LRUCache.prototype, "set");
  onTestFinished(() => kept.mockRestore());
  const policy = "default-src 'self'; script-src 'self'";
  const { headers } = await toCachedPage({
    status: 200,
    headers: {},
    rawHeaders: ["x-frame-options", "DENY", "content-security-policy", policy],
    body: Buffer.from("<script>self.__next_f.push([2])</script>"),
  });
  expect(headers[3]).toMatch(/'sha256-/);
  expect(headers.filter((line) => kept.mock.calls.some(([key]) => key === line))).toEqual([
    "x-frame-options",
    "DENY",
    "content-security-policy",
  ]);
});

test("each encoding has a validator of its own (RFC 9110, 8.8.3)", async () => {
  const visit = await serve();
  const etags = new Map<string, string | null>();
  for (const encoding of ["br", "gzip", "identity"]) {
    const response = await visit({ "accept-encoding": encoding });
    expect(await response.text()).toBe("the lesson");
    etags.set(encoding, response.headers.get("etag"));
  }
  expect(Object.fromEntries(etags)).toEqual({ br: '"abc-br"', gzip: '"abc-gzip"', identity: '"abc"' });
});

test.each([
  ["br", '"abc-br"', 304],
  ["br", 'W/"abc-br"', 304],
  ["gzip", '"x", "abc-gzip"', 304],
  ["br", "*", 304],
  ["br", '"abc-gzip"', 200],
  ["br", '"abc"', 200],
])("a browser that accepts %s and has %s gets %i", async (encoding, etag, status) => {
  const visit = await serve();
  const response = await visit({ "accept-encoding": encoding, "if-none-match": etag });
  expect(response.status).toBe(status);
  expect(response.headers.get("etag")).toBe(`"abc-${encoding}"`);
});

test.each([
  ["a page's", "default-src 'self'; script-src 'self' https://js.stripe.com; style-src 'self'"],
  ["that of what is no page", "default-src 'none'; style-src 'sha256-x'"],
])("a policy, %s, gets the hashes of inline scripts where it allows scripts", (_whose, policy) => {
  const { headers } = toUncachedResponse({
    status: 200,
    headers: {},
    rawHeaders: ["content-security-policy", policy],
    body: Buffer.from("<script>self.__next_f.push([1])</script>"),
  });
  const hash = createHash("sha256").update("self.__next_f.push([1])").digest("base64");
  const wanted = policy.replace("script-src 'self'", `script-src 'self' 'sha256-${hash}'`);
  expect(headers).toEqual(["content-security-policy", wanted]);
});
