import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { order, post, setUp, submit } from "../../support/stripe/test-sandbox.ts";

async function trial() {
  const { url, stripe } = await setUp();
  return {
    ...{ url, stripe },
    page: async (query = "") => (await fetch(`${url}/_sandbox${query}`)).text(),
    press: (path: string, fields: Record<string, string> = {}) => submit(`${url}/_sandbox${path}`, fields),
  };
}

/** Where the forms of a page lead, without their queries. */
function targets(html: string): Set<string> {
  return new Set([...html.matchAll(/<form[^>]* action="([^"?]*)/g)].map(([, action]) => action ?? ""));
}

describe("the control page", () => {
  test("has a form for all that can be done to a paid session", async () => {
    const { stripe, page, press } = await trial();
    const { id } = await stripe.checkout.sessions.create(order());
    expect(targets(await page())).toContain(`/_sandbox/sessions/${id}/pay`);
    await press(`/sessions/${id}/pay`);
    const { payment_intent } = await stripe.checkout.sessions.retrieve(id);
    const payment = `/_sandbox/payments/${payment_intent}`;
    expect([...targets(await page())]).toEqual(
      expect.arrayContaining([`${payment}/refund`, `${payment}/dispute`, "/_sandbox/deliveries"]),
    );
  });

  test("takes a person back to the row whose button was pressed, open", async () => {
    const { stripe, page, press } = await trial();
    const { id } = await stripe.checkout.sessions.create(order());
    const answer = await press(`/sessions/${id}/expire?open=${id}`);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/_sandbox?open=${id}#${id}`]);
    expect(await page(`?open=${id}`)).toMatch(new RegExp(`<details id="${id}"\\s+open`));
    expect(await page()).not.toMatch(new RegExp(`<details id="${id}"\\s+open`));
  });

  test("takes an untouched form: a field left empty is none", async () => {
    const { stripe, page, press } = await trial();
    const { id } = await stripe.checkout.sessions.create(order());
    await press(`/sessions/${id}/pay`);
    const { payment_intent } = await stripe.checkout.sessions.retrieve(id);
    const empty = { amount: "", reason: "", status: "" };
    expect((await press(`/payments/${payment_intent}/refund`, empty)).status).toBe(303);
    expect(await page()).toContain('<span class="status refunded">');
  });

  test("says in words what did not work, and to a program in JSON", async () => {
    const { url, press } = await trial();
    const answer = await press("/sessions/cs_none/expire?open=cs_none");
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(
      /No such checkout.session[\s\S]*href="\/_sandbox\?open=cs_none#cs_none"/,
    );
    expect(await post(`${url}/_sandbox/sessions/cs_none/expire`)).toMatchObject({
      status: 404,
      body: { error: { code: "resource_missing" } },
    });
  });

  test("shows what others typed as text", async () => {
    const { stripe, page } = await trial();
    const product_data = { name: "<b>Ink</b>" };
    const line_items = [{ quantity: 1, price_data: { currency: "usd", unit_amount: 1900, product_data } }];
    await stripe.checkout.sessions.create(order({ line_items }));
    expect(await page()).toContain("&lt;b&gt;Ink&lt;/b&gt;");
    expect(await page(`?open="><script>`)).not.toContain("<script");
  });

  test("shows every event only when asked", async () => {
    const { stripe, page, press } = await trial();
    await press(`/sessions/${(await stripe.checkout.sessions.create(order())).id}/pay`);
    const words = async (query: string) => (await page(query)).replaceAll("<wbr>", "");
    expect(await words("")).not.toContain("payment_intent.succeeded");
    expect(await words("?events=all")).toContain("payment_intent.succeeded");
  });
});

test("a crash of the API cuts the answer of a call that was carried out", async () => {
  const { stripe, url } = await trial();
  // The SDK tries once more by itself after a cut connection, whatever its number of retries.
  await post(`${url}/_sandbox/faults`, { kind: "crash", times: 2 });
  const request = () => stripe.checkout.sessions.create(order(), { idempotencyKey: "key" });
  await expect(request()).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
  const { data } = await stripe.checkout.sessions.list();
  expect(data).toHaveLength(1);
  expect((await request()).id).toBe(data[0]?.id);
});
