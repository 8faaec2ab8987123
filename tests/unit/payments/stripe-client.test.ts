import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, expect, test, vi } from "vitest";
import { loopbackOrigin } from "@/lib/rendering/page-cache/loopback-fetch";
import { stubShopEnv } from "../../support/shop-env.ts";

const date = "Mon, 02 Nov 2026 12:00:10 GMT";
let answer: { status: number; body: object; headers?: Record<string, string> };

/** Stripe: says that the same request need not be sent again. */
const server = createServer((_request, response) => {
  const { status, body, headers } = answer;
  response
    .writeHead(status, {
      "content-type": "application/json",
      "stripe-should-retry": "false",
      date,
      ...headers,
    })
    .end(JSON.stringify(body));
});
await once(server.listen(0, "127.0.0.1"), "listening");
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

stubShopEnv();
vi.stubEnv("STRIPE_API_BASE", loopbackOrigin(server));
const { provider } = await import("@/lib/payments/provider");

test("an answer holds as of Stripe's second, less the seconds that the call has begun", async () => {
  answer = { status: 200, body: { id: "du_1", object: "dispute" } };
  const read = await provider.retrieveDispute("du_1");
  const seconds = read.ok ? Date.parse(read.data.occurredAt) / 1000 : Number.NaN;
  // Nothing takes no time: at least one second is begun.
  expect(seconds).toBeLessThan(Date.parse(date) / 1000);
  expect(seconds % 1).toBe(0);
});

const unavailable = { code: "unavailable", unreachable: false };
const unreachable = { code: "unavailable", unreachable: true };
const replayed = { "idempotent-replayed": "true" };

test.each<[what: string, status: number, headers: Record<string, string>, failure: object]>([
  ["a conflict", 409, {}, unavailable],
  ["Stripe's own failure", 500, {}, unavailable],
  ["one that is kept under the key", 500, replayed, { code: "unavailable", permanent: "spent_key" }],
  ["too many requests", 429, {}, unreachable],
  ["an unknown object", 404, {}, { code: "refused", permanent: "unknown_session" }],
  ["a refusal", 400, replayed, { code: "refused" }],
  ["a declined card", 402, {}, { code: "refused" }],
])("%s is %i", async (_what, status, headers, failure) => {
  answer = { status, headers, body: { error: { type: "api_error", message: "no" } } };
  expect(await provider.retrieveDispute("du_1")).toMatchObject({ ok: false, ...failure });
});
