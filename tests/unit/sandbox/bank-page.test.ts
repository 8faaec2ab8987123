import { describe, expect, test } from "vitest";
import {
  CARD,
  post,
  sessionParams,
  startTestSandbox,
  submitForm,
} from "../../support/stripe/test-sandbox.ts";

const BANK = {
  method: "bank",
  email: "ada@example.com",
  routing: "110000000",
  account: "000123456789",
  holder: "Ada",
};

async function openSession(currency = "usd") {
  const trial = await startTestSandbox();
  const price_data = { currency, unit_amount: 1900, product_data: { name: "Watercolour" } };
  const session = await trial.stripe.checkout.sessions.create(
    sessionParams({ line_items: [{ quantity: 1, price_data }] }),
  );
  return { ...trial, id: session.id, page: session.url ?? "" };
}

describe("paying out of a US bank account", () => {
  test("redirects to the success page with the session complete and unpaid", async () => {
    const { stripe, receiver, id, page } = await openSession();
    const response = await submitForm(page, BANK);
    expect([response.status, response.headers.get("location")]).toEqual([
      303,
      `http://localhost:3000/done?session_id=${id}`,
    ]);
    expect(receiver.received.map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: "checkout.session.completed", data: { object: { id, payment_status: "unpaid" } } },
    ]);
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
      status: "complete",
      payment_status: "unpaid",
      customer_details: { email: "ada@example.com", name: "Ada" },
    });
    expect(await (await fetch(page)).text()).toContain("This order is complete");
  });

  test("accepts spaces in the numbers; the failing test account fails later", async () => {
    const { url, stripe, id, page } = await openSession();
    await submitForm(page, { ...BANK, account: "0001 1111 1116" });
    await post(`${url}/_sandbox/clock`, { days: 4 });
    const { payment_intent } = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    expect(payment_intent).toMatchObject({ last_payment_error: { code: "no_account" } });
  });

  test("pays once when the form is submitted twice", async () => {
    const { stripe, page } = await openSession();
    const form = { ...BANK, attempt: "one-page-load" };
    const responses = await Promise.all([submitForm(page, form), submitForm(page, form)]);
    expect(responses.map(({ status }) => status)).toEqual([303, 303]);
    expect((await stripe.charges.list()).data).toHaveLength(1);
  });

  test.each([
    ["routing", "123", "nine digits"],
    ["routing", "021000021", "110000000"],
    ["account", "", "Enter an account number."],
    ["account", "12345678", "test accounts"],
    ["holder", "", "account holder"],
    ["email", "ada", "Enter an email address"],
  ])("says at the field what is wrong with the %s “%s”", async (field, value, message) => {
    const { stripe, id, page } = await openSession();
    const response = await submitForm(page, { ...BANK, [field]: value });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toMatch(new RegExp(`id="${field}-error"[^<]*${message}`));
    expect(html).toContain('value="bank" checked');
    expect((await stripe.checkout.sessions.retrieve(id)).payment_intent).toBeNull();
  });

  test("is neither offered nor accepted for other currencies than USD", async () => {
    const { stripe, id, page } = await openSession("eur");
    expect(await (await fetch(page)).text()).not.toContain("US bank account");
    expect((await submitForm(page, BANK)).status).toBe(422);
    expect((await submitForm(page, { ...CARD, method: "bank" })).status).toBe(303);
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ payment_status: "paid" });
  });
});
