import { beforeAll, describe, expect, test } from "vitest";
import { createPaidPurchase, type LearnerCheckout } from "../../support/database/checkouts.ts";
import { countLogged, getEffects } from "../../support/http/effects.ts";
import { ask, expectError, shopUrl } from "../../support/http/shop-client.ts";
import { deliver, type Event, eventOf, sign, webhookPath } from "../../support/stripe/webhook.ts";

const now = () => Math.floor(Date.now() / 1000);

describe("21: a webhook that Stripe did not sign is refused and touches nothing", () => {
  type Case = { body: string; signature: string };
  const body = (event: Event) => JSON.stringify(event);
  const pretty = (event: Event) => JSON.stringify(event, null, 2);
  const cases: Record<string, (event: Event) => Case> = {
    "a blank signature": (event) => ({ body: body(event), signature: "" }),
    "a signature that is none": (event) => ({ body: body(event), signature: "t=,v1=" }),
    "a signature without a time": (event) => ({
      body: body(event),
      signature: sign(body(event)).replace(/^t=\d+,/, ""),
    }),
    "an old signature": (event) => ({
      body: body(event),
      signature: sign(body(event), { timestamp: now() - 301 }),
    }),
    "an old signature under a new time": (event) => ({
      body: body(event),
      signature: sign(body(event), { timestamp: now() - 600 }).replace(/^t=\d+/, `t=${now()}`),
    }),
    "another's secret": (event) => ({
      body: body(event),
      signature: sign(body(event), { secret: "whsec_other" }),
    }),
    "the signature of another body": (event) => ({ body: body(event), signature: sign(`${body(event)} `) }),
    "only the test scheme v0": (event) => ({
      body: body(event),
      signature: sign(body(event)).replace("v1=", "v0="),
    }),
    "a tampered body": (event) => ({
      body: body({ ...event, id: `${event.id}x` }),
      signature: sign(body(event)),
    }),
    "a body that was parsed and written again": (event) => ({
      body: body(event),
      signature: sign(pretty(event)),
    }),
  };

  let purchase: LearnerCheckout & { event: Event };
  beforeAll(async () => {
    purchase = await createPaidPurchase();
  });

  test.each(Object.entries(cases))("%s", async (_name, forge) => {
    const before = await getEffects(purchase.purchaseId);
    const { body: payload, signature } = forge(purchase.event);
    expectError(await deliver(payload, { signature }), 400, "invalid_signature");
    await expectUntouched(before);
  });

  test("no signature at all", async () => {
    const before = await getEffects(purchase.purchaseId);
    expectError(await ask(webhookPath, { body: purchase.event }), 400, "invalid_signature");
    await expectUntouched(before);
  });

  test("and the same event, correctly signed and four minutes old, is taken", async () => {
    const signature = sign(JSON.stringify(purchase.event), { timestamp: now() - 240 });
    expect((await deliver(purchase.event, { signature })).status).toBe(200);
    expect((await getEffects(purchase.purchaseId)).purchase.status).toBe("completed");
  });

  async function expectUntouched(before: Awaited<ReturnType<typeof getEffects>>) {
    expect(await getEffects(purchase.purchaseId)).toEqual(before);
    expect(await countLogged(purchase.event.id, `${purchase.event.id}x`)).toBe(0);
  }
});

describe("22: a header with two signatures", () => {
  const payload = JSON.stringify(eventOf("ping", { id: "x" }));
  const [time = "", right = ""] = sign(payload).split(",");

  test.each([
    ["the right one first", `${time},${right},v1=${"0".repeat(64)}`, 200],
    ["the right one last", `${time},v1=${"0".repeat(64)},${right}`, 200],
    ["none right", `${time},v1=${"0".repeat(64)},v1=${"1".repeat(64)}`, 400],
  ])("%s", async (_name, signature, status) => {
    expect((await deliver(payload, { signature })).status).toBe(status);
  });
});

describe("26: a signed body that is no event is refused", () => {
  const bodies = {
    null: "null",
    "an array": "[]",
    "a string": '"evt_1"',
    "a number": "1",
    nothing: "",
    "no JSON": "{",
    "a thin event": JSON.stringify({
      id: "evt_1",
      object: "v2.core.event",
      type: "v1.x",
      created: "2026-11-01T00:00:00Z",
    }),
    "an event without an object": JSON.stringify({
      ...eventOf("checkout.session.completed", {}),
      data: null,
    }),
    "an event whose object is a list": JSON.stringify(eventOf("checkout.session.completed", [])),
    "an event without a type": JSON.stringify({ ...eventOf("x", {}), type: undefined }),
  };

  test.each(Object.entries(bodies))("%s", async (_name, body) => {
    expectError(await deliver(body), 400, "invalid_payload");
  });

  test("bytes that are not UTF-8", async () => {
    const event = JSON.stringify(eventOf("checkout.session.completed", { id: "cs_\u00e9" }));
    const latin1 = Buffer.from(event, "latin1");
    const response = await fetch(`${shopUrl}${webhookPath}`, {
      method: "POST",
      body: new Uint8Array(latin1),
      // Stripe's SDK verifies what the bytes read as, where each wrong one is U+FFFD.
      headers: { "stripe-signature": sign(latin1.toString("utf8")) },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "invalid_payload" } });
  });
});
