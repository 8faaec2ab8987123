import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import {
  clientFor,
  post,
  sessionParams,
  startTestSandbox,
  stripeErrorOf,
} from "../../support/stripe/test-sandbox.ts";

describe("the API", () => {
  test("creates a session that can be retrieved, listed and expanded", async () => {
    const { stripe } = await startTestSandbox();
    const session = await stripe.checkout.sessions.create(sessionParams());
    expect(session).toMatchObject({
      status: "open",
      payment_status: "unpaid",
      payment_intent: null,
      amount_total: 1900,
    });
    expect(session.lastResponse.requestId).toMatch(/^req_/);
    const again = await stripe.checkout.sessions.retrieve(session.id, { expand: ["line_items"] });
    expect(again.line_items?.data[0]).toMatchObject({ description: "Watercolour", amount_total: 1900 });
    const second = await stripe.checkout.sessions.create(sessionParams());
    const newest = await stripe.checkout.sessions.list({ limit: 1 });
    expect([newest.data[0]?.id, newest.has_more]).toEqual([second.id, true]);
    const all = await stripe.checkout.sessions.list({ limit: 1 }).autoPagingToArray({ limit: 10 });
    expect(all.map(({ id }) => id)).toEqual([second.id, session.id]);
  });

  const expires_at = Math.floor(Date.now() / 1000) + 60;
  const [lineItem] = sessionParams().line_items ?? [];
  const tooCheap = { ...lineItem, price_data: { ...lineItem?.price_data, currency: "usd", unit_amount: 49 } };
  test.each([
    [
      "an unknown parameter",
      { payment_method_types: ["card"] },
      [400, "parameter_unknown", "payment_method_types"],
    ],
    ["a missing success page", { success_url: undefined }, [400, "parameter_missing", "success_url"]],
    ["nothing to sell", { line_items: undefined }, [400, "parameter_missing", "line_items"]],
    ["an amount below the minimum", { line_items: [tooCheap] }, [400, "amount_too_small", undefined]],
    ["an address that is none", { success_url: "nowhere" }, [400, "url_invalid", "success_url"]],
    ["a name of ui_mode from an older API", { ui_mode: "hosted" }, [400, undefined, "ui_mode"]],
    ["an expiry too soon", { expires_at }, [400, undefined, "expires_at"]],
  ])("refuses %s", async (_, wrong, expected) => {
    const { stripe } = await startTestSandbox();
    const error = await stripe.checkout.sessions
      .create({ ...sessionParams(), ...wrong })
      .catch(stripeErrorOf);
    expect(error).toEqual(expected);
  });

  test("responds 401 to another key and 404 to an unknown id", async () => {
    const { url, stripe } = await startTestSandbox();
    expect(await clientFor(url, "sk_test_other").events.list().catch(stripeErrorOf)).toEqual([
      401,
      undefined,
      undefined,
    ]);
    expect(await stripe.checkout.sessions.retrieve("cs_none").catch(stripeErrorOf)).toEqual([
      404,
      "resource_missing",
      "session",
    ]);
    expect(await stripe.paymentIntents.retrieve("pi_none").catch(stripeErrorOf)).toEqual([
      404,
      "resource_missing",
      "intent",
    ]);
  });

  test("expires an open session once, and automatically when it is due", async () => {
    let time = Math.floor(Date.now() / 1000);
    const { stripe, receiver } = await startTestSandbox(() => time);
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    expect(await stripe.checkout.sessions.expire(id)).toMatchObject({ status: "expired", url: null });
    expect(await stripe.checkout.sessions.expire(id).catch(stripeErrorOf)).toEqual([
      400,
      undefined,
      undefined,
    ]);
    const forgotten = await stripe.checkout.sessions.create(sessionParams({ expires_at: time + 1800 }));
    time += 1800;
    await receiver.arrivals(2);
    expect((await stripe.checkout.sessions.retrieve(forgotten.id)).status).toBe("expired");
    const { data } = await stripe.events.list({ type: "checkout.session.expired" });
    expect(data.map((event) => event.request?.id === null)).toEqual([true, false]);
  });
});

describe("idempotency keys", () => {
  test("replay the first response, and reject other parameters", async () => {
    const { stripe } = await startTestSandbox();
    const first = await stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: "key" });
    const second = await stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: "key" });
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers).toMatchObject({ "idempotent-replayed": "true" });
    const other = stripe.checkout.sessions.create(sessionParams({ locale: "de" }), { idempotencyKey: "key" });
    await expect(other).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  });

  test("expire after 24 hours, and are not used by a rejected request", async () => {
    let time = Math.floor(Date.now() / 1000);
    const { stripe } = await startTestSandbox(() => time);
    const key = { idempotencyKey: "key" };
    await expect(
      stripe.checkout.sessions.create(sessionParams({ success_url: "nowhere" }), key),
    ).rejects.toThrow();
    const first = await stripe.checkout.sessions.create(sessionParams(), key);
    time += 24 * 3600;
    expect((await stripe.checkout.sessions.create(sessionParams(), key)).id).not.toBe(first.id);
  });

  test("respond 409 while the first request is in flight", async () => {
    const { stripe, url } = await startTestSandbox();
    await post(`${url}/_sandbox/faults`, { kind: "hang", method: "POST" });
    const request = () =>
      stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: "key", timeout: 500 });
    const responses = [request(), request()].map((response) => response.catch(stripeErrorOf));
    expect(await Promise.race(responses)).toEqual([409, "idempotency_key_in_use", undefined]);
    await Promise.all(responses);
    // The key is released when the sandbox notices that the first client disconnected.
    await expect.poll(() => request().catch(stripeErrorOf)).toMatchObject({ status: "open" });
  });

  test("replay a 500, even when the session was created", async () => {
    const { stripe, url } = await startTestSandbox();
    await post(`${url}/_sandbox/faults`, { kind: "500", afterCommit: true, match: "purchase-1" });
    const key = { idempotencyKey: "key" };
    for (const _ of [1, 2])
      expect(await stripe.checkout.sessions.create(sessionParams(), key).catch(stripeErrorOf)).toEqual([
        500,
        undefined,
        undefined,
      ]);
    expect((await stripe.checkout.sessions.list()).data).toHaveLength(1);
  });

  test.each(["reset", "truncated"])("replay the session when the response was lost (%s)", async (kind) => {
    const { stripe, url } = await startTestSandbox();
    await post(`${url}/_sandbox/faults`, { kind, afterCommit: true });
    const request = () => stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: "key" });
    await request().catch((error) => expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError));
    await request();
    expect((await stripe.checkout.sessions.list()).data).toHaveLength(1);
  });
});
