import { describe, expect, test } from "vitest";
import { CARD, order, post, setUp, submit } from "../../support/stripe/test-sandbox.ts";

const BANK = {
  method: "bank",
  email: "ada@example.com",
  routing: "110000000",
  account: "000123456789",
  holder: "Ada",
};

async function openSession(currency = "usd") {
  const trial = await setUp();
  const price_data = { currency, unit_amount: 1900, product_data: { name: "Watercolour" } };
  const session = await trial.stripe.checkout.sessions.create(
    order({ line_items: [{ quantity: 1, price_data }] }),
  );
  return { ...trial, id: session.id, page: session.url ?? "" };
}

describe("paying out of a US bank account", () => {
  test("leads to the success page at once, with the session complete and unpaid", async () => {
    const { stripe, receiver, id, page } = await openSession();
    const answer = await submit(page, BANK);
    expect([answer.status, answer.headers.get("location")]).toEqual([
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

  test("works with spaces in the numbers, and fails later with the account that does", async () => {
    const { url, stripe, id, page } = await openSession();
    await submit(page, { ...BANK, account: "0001 1111 1116" });
    await post(`${url}/_sandbox/clock`, { days: 4 });
    const { payment_intent } = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    expect(payment_intent).toMatchObject({ last_payment_error: { code: "no_account" } });
  });

  test("happens once when the form is sent twice", async () => {
    const { stripe, page } = await openSession();
    const form = { ...BANK, attempt: "one-page-load" };
    const answers = await Promise.all([submit(page, form), submit(page, form)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
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
    const answer = await submit(page, { ...BANK, [field]: value });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toMatch(new RegExp(`id="${field}-error"[^<]*${message}`));
    expect(html).toContain('value="bank" checked');
    expect((await stripe.checkout.sessions.retrieve(id)).payment_intent).toBeNull();
  });

  test("is not offered, and not taken, where the price is not in dollars", async () => {
    const { stripe, id, page } = await openSession("eur");
    expect(await (await fetch(page)).text()).not.toContain("US bank account");
    expect((await submit(page, BANK)).status).toBe(422);
    expect((await submit(page, { ...CARD, method: "bank" })).status).toBe(303);
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ payment_status: "paid" });
  });
});
