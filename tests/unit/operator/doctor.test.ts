import { createServer } from "node:http";
import { expect, test } from "vitest";
import { loopbackOrigin } from "@/lib/rendering/page-cache/loopback-fetch";
import { listen } from "../../support/http/listen.ts";
import { runScript } from "../../support/node-command.ts";

type Answer = { status: number; json: object };
const ok = { status: 200, json: { status: "ok", problems: [] } };
const mails = { state: "ok", waiting: 0 };
const ready = { status: 200, json: { status: "ready", webhooks: "ok", catalogue: "ok", mails } };
const error = { code: "unavailable", message: "We cannot reach a service.", requestId: "trace-1" };
const unavailable = { status: 503, json: { error } };

/** What the doctor says of a shop that answers so, by path. */
async function examine(answers: Record<string, Answer>) {
  const shop = createServer((request, response) => {
    const { status, json } = answers[request.url ?? ""] ?? { status: 404, json: {} };
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
  });
  const site = loopbackOrigin(await listen(shop));
  return runScript("lib/operator/doctor.ts", {
    NEXT_PUBLIC_SITE_URL: site,
    NEXT_PUBLIC_SUPABASE_URL: site,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_1",
    SUPABASE_SECRET_KEY: "sb_secret_1",
    STRIPE_SECRET_KEY: "sk_test_1",
    STRIPE_WEBHOOK_SECRET: "whsec_1",
    CRON_SECRET: "secret",
    PLATFORM_FEE_PERCENT: "10",
  });
}

test("an audit that the shop cannot make is told as its answer, beside the rest", async () => {
  const { code, out, err } = await examine({
    "/api/health/ready": ready,
    "/api/health/ledger": unavailable,
    "/api/health/counters": ok,
  });
  expect({ code, err }).toEqual({ code: 1, err: "" });
  expect(out).toContain("✗ /api/health/ledger answers 503: We cannot reach a service. (trace-1)");
  expect(out).not.toContain("The credit ledger");
  expect(out).toContain("✓ Counters agree");
  expect(out).toContain("✓ Stripe's webhooks arrive.");
});

test("a shop that is not ready is told with its reason", async () => {
  const { code, err } = await examine({ "/api/health/ready": unavailable });
  expect(code).toBe(1);
  expect(err).toContain("503");
  expect(err).toContain("We cannot reach a service.");
});

test("a shop that takes the doctor for a stranger is told", async () => {
  const { code, err } = await examine({ "/api/health/ready": { status: 200, json: { status: "ready" } } });
  expect(code).toBe(1);
  expect(err).toContain("CRON_SECRET");
});
