import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { post, sessionParams, startTestSandbox, submitForm } from "../../support/stripe/test-sandbox.ts";

async function trial() {
  const { url, stripe } = await startTestSandbox();
  return {
    ...{ url, stripe },
    page: async (query = "") => (await fetch(`${url}/_sandbox${query}`)).text(),
    press: (path: string, fields: Record<string, string> = {}) =>
      submitForm(`${url}/_sandbox${path}`, fields),
  };
}

/** The actions of a page's forms, without queries. */
function targets(html: string): Set<string> {
  return new Set([...html.matchAll(/<form[^>]* action="([^"?]*)/g)].map(([, action]) => action ?? ""));
}

describe("the control page", () => {
  test("has a form for each action on a paid session", async () => {
    const { stripe, page, press } = await trial();
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    expect(targets(await page())).toContain(`/_sandbox/sessions/${id}/pay`);
    await press(`/sessions/${id}/pay`);
    const { payment_intent } = await stripe.checkout.sessions.retrieve(id);
    const payment = `/_sandbox/payments/${payment_intent}`;
    expect([...targets(await page())]).toEqual(
      expect.arrayContaining([`${payment}/refund`, `${payment}/dispute`, "/_sandbox/deliveries"]),
    );
  });

  test("redirects to the expanded row whose button was pressed", async () => {
    const { stripe, page, press } = await trial();
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    const response = await press(`/sessions/${id}/expire?open=${id}`);
    expect([response.status, response.headers.get("location")]).toEqual([303, `/_sandbox?open=${id}#${id}`]);
    expect(await page(`?open=${id}`)).toMatch(new RegExp(`<details id="${id}"\\s+open`));
    expect(await page()).not.toMatch(new RegExp(`<details id="${id}"\\s+open`));
  });

  test("treats an empty form field as missing", async () => {
    const { stripe, page, press } = await trial();
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    await press(`/sessions/${id}/pay`);
    const { payment_intent } = await stripe.checkout.sessions.retrieve(id);
    const empty = { amount: "", reason: "", status: "" };
    expect((await press(`/payments/${payment_intent}/refund`, empty)).status).toBe(303);
    expect(await page()).toContain('<span class="status refunded">');
  });

  test("reports errors as a page to a form and as JSON to a program", async () => {
    const { url, press } = await trial();
    const response = await press("/sessions/cs_none/expire?open=cs_none");
    expect(response.status).toBe(404);
    expect(await response.text()).toMatch(
      /No such checkout.session[\s\S]*href="\/_sandbox\?open=cs_none#cs_none"/,
    );
    expect(await post(`${url}/_sandbox/sessions/cs_none/expire`)).toMatchObject({
      status: 404,
      body: { error: { code: "resource_missing" } },
    });
  });

  test("escapes user input", async () => {
    const { stripe, page } = await trial();
    const product_data = { name: "<b>Ink</b>" };
    const line_items = [{ quantity: 1, price_data: { currency: "usd", unit_amount: 1900, product_data } }];
    await stripe.checkout.sessions.create(sessionParams({ line_items }));
    expect(await page()).toContain("&lt;b&gt;Ink&lt;/b&gt;");
    expect(await page(`?open="><script>`)).not.toContain("<script");
  });

  test("lists events without a delivery only on request", async () => {
    const { stripe, page, press } = await trial();
    await press(`/sessions/${(await stripe.checkout.sessions.create(sessionParams())).id}/pay`);
    const words = async (query: string) => (await page(query)).replaceAll("<wbr>", "");
    expect(await words("")).not.toContain("payment_intent.succeeded");
    expect(await words("?events=all")).toContain("payment_intent.succeeded");
  });
});

test("a crash closes the connection after the call was executed", async () => {
  const { stripe, url } = await trial();
  // The SDK retries once after a closed connection, even with maxNetworkRetries: 0.
  await post(`${url}/_sandbox/faults`, { kind: "crash", times: 2 });
  const request = () => stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: "key" });
  await expect(request()).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
  const { data } = await stripe.checkout.sessions.list();
  expect(data).toHaveLength(1);
  expect((await request()).id).toBe(data[0]?.id);
});
