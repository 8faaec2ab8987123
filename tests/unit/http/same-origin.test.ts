import { beforeAll, expect, test } from "vitest";
import { stubShopEnv } from "../../support/shop-env.ts";

beforeAll(stubShopEnv);

const cookie = "lectern-auth=base64-e30";
const json = "application/json";
const own = "http://localhost:3000";

test.each<[what: string, method: string, headers: Record<string, string>, code: string | null]>([
  ["the shop's page", "POST", { cookie, origin: own, "content-type": json }, null],
  [
    "with a charset",
    "POST",
    { cookie, origin: own, "content-type": "application/json; charset=utf-8" },
    null,
  ],
  [
    "same-origin by Sec-Fetch-Site",
    "POST",
    { cookie, "sec-fetch-site": "same-origin", "content-type": json },
    null,
  ],
  [
    "a split session",
    "DELETE",
    { cookie: "lectern-auth.0=x", origin: "https://evil.example" },
    "cross_origin",
  ],
  ["another site", "POST", { cookie, origin: "https://evil.example", "content-type": json }, "cross_origin"],
  ["another port", "POST", { cookie, origin: "http://localhost:3001", "content-type": json }, "cross_origin"],
  [
    "another scheme",
    "PUT",
    { cookie, origin: "https://localhost:3000", "content-type": json },
    "cross_origin",
  ],
  ["an opaque origin", "POST", { cookie, origin: "null", "content-type": json }, "cross_origin"],
  ["a subdomain", "PATCH", { cookie, "sec-fetch-site": "same-site", origin: own }, "cross_origin"],
  ["cross-site", "POST", { cookie, "sec-fetch-site": "cross-site", "content-type": json }, "cross_origin"],
  [
    "typed into the address bar",
    "POST",
    { cookie, "sec-fetch-site": "none", "content-type": json },
    "cross_origin",
  ],
  ["a form", "POST", { cookie, origin: own, "content-type": "text/plain" }, "unsupported_media_type"],
  ["no type", "POST", { cookie, origin: own }, "unsupported_media_type"],
  [
    "a type that begins alike",
    "POST",
    { cookie, "content-type": "application/jsonp" },
    "unsupported_media_type",
  ],
  ["a client that is no browser", "POST", { cookie, "content-type": json }, null],
  [
    "a bearer from elsewhere",
    "POST",
    { cookie, authorization: "Bearer a.b.c", origin: "https://app.example" },
    null,
  ],
  ["no bearer after all", "POST", { cookie, authorization: "Basic x", origin: "null" }, "cross_origin"],
  ["no session", "POST", { origin: "https://evil.example" }, null],
  ["another cookie", "POST", { cookie: "lectern-flash=1", origin: "https://evil.example" }, null],
  ["a read", "GET", { cookie, origin: "https://evil.example" }, null],
])("a request with %s", async (_what, method, headers, code) => {
  const { refuseForeignWrite } = await import("@/lib/http/same-origin");
  const answer = refuseForeignWrite(new Request("http://localhost:3000/api/checkout", { method, headers }));
  expect(answer?.code ?? null).toBe(code);
});

test.each<[what: string, headers: Record<string, string>, isForeign: boolean]>([
  ["the shop's page", { origin: own, "sec-fetch-site": "same-origin" }, false],
  ["the shop's page behind a proxy that drops the origin", { "sec-fetch-site": "same-origin" }, false],
  ["no page, as a bookmark", { "sec-fetch-site": "none" }, false],
  ["no browser", {}, false],
  ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, true],
  ["another site without an origin", { "sec-fetch-site": "cross-site" }, true],
  ["a subdomain without an origin", { "sec-fetch-site": "same-site" }, true],
  ["a frame of no origin", { origin: "null", "sec-fetch-site": "same-origin" }, true],
])("a form from %s", async (_what, headers, expected) => {
  const { isForeign } = await import("@/lib/http/same-origin");
  expect(isForeign(new Headers(headers))).toBe(expected);
});
