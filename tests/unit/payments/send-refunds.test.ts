import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { UnavailableError } from "@/lib/errors";
import { loopbackOrigin } from "@/lib/rendering/page-cache/loopback-fetch";
import { stubShopEnv } from "../../support/shop-env.ts";

const requestOf = (payment_intent_id: string) => ({
  ...{ id: crypto.randomUUID(), purchase_id: crypto.randomUUID(), payment_intent_id },
  ...{ amount_minor: 1200, reason: "duplicate", created_at: "2026-11-02T12:00:00Z" },
});
const slow = requestOf("pi_slow");
const quick = requestOf("pi_quick");
const refundOf = ({ id, payment_intent_id }: typeof slow) => ({
  ...{ id: `re_${payment_intent_id}`, object: "refund", metadata: { refund_request_id: id } },
});

let isDatabaseDown = false;
beforeEach(() => {
  isDatabaseDown = false;
});
const gaveUp = { status: 500, body: { code: "57014", message: "canceling statement" } };
const ok = (body: unknown) => ({ status: 200, body });
const list = (data: object[]) => ok({ object: "list", data, has_more: false });

/** Supabase, which gives up on the refund of one payment, and Stripe, which has made both. */
const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? "/", "http://x");
  const args = request.method === "POST" ? JSON.stringify(await json(request).catch(() => null)) : "";
  const { status, body } = answerTo(url, args);
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
});
await once(server.listen(0, "127.0.0.1"), "listening");
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function answerTo({ pathname, searchParams }: URL, args: string) {
  switch (pathname.split("/").at(-1)) {
    case "request_duplicate_refunds":
      return ok(2);
    case "list_open_refund_requests":
      return ok([slow, quick]);
    case "refunds":
      return list([searchParams.get("payment_intent") === "pi_slow" ? refundOf(slow) : refundOf(quick)]);
    case "disputes":
      return list([]);
    case "record_payment_fact":
      return args.includes("re_pi_slow")
        ? gaveUp
        : ok({ outcome: "recorded", purchaseId: null, status: null });
    case "creators":
      return isDatabaseDown ? gaveUp : ok([]);
    default:
      return { status: 404, body: {} };
  }
}

stubShopEnv();
vi.stubEnv("NEXT_PUBLIC_SUPABASE_URL", loopbackOrigin(server));
vi.stubEnv("STRIPE_API_BASE", loopbackOrigin(server));
vi.stubEnv("LOG_LEVEL", "silent");
const { sendOpenRefunds } = await import("@/lib/payments/send-refunds");
const { writePaymentFact } = await import("@/lib/payments/fact");
const send = () => sendOpenRefunds((fact) => writePaymentFact("reconcile", fact));

test("a refund on which the database gives up stops no other", async () => {
  expect(await send()).toEqual({ duplicates: 2, tried: 2, sent: 1, failed: 1 });
});

test("without a database no further refund is tried", async () => {
  isDatabaseDown = true;
  await expect(send()).rejects.toThrow(UnavailableError);
});
