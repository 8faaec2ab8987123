import { expect, test } from "vitest";
import { askCheckout, canRead, createCheckout, openCheckout } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { restOf } from "../../support/http/accounts.ts";
import { untilStatus } from "../../support/http/effects.ts";
import { ask } from "../../support/http/shop-client.ts";
import {
  books,
  pay,
  payByBank,
  payByVoucher,
  setDeliveries,
  settle,
  stripe,
} from "../../support/stripe/control.ts";
import { until } from "../../support/until.ts";

const pesos = { currency: "mxn", price: "180" };

test("50: who does not pay a voucher may pay another way, and the voucher is cancelled first", async () => {
  const { learner, lessonId, sessionId, purchaseId } = await createCheckout(pesos);
  await payByVoucher(sessionId);
  await untilStatus(purchaseId, "processing");
  const other = await openCheckout(learner, lessonId);
  expect(other.purchaseId).not.toBe(purchaseId);
  const [first] = await books(purchaseId);
  expect(first?.payment_intent.status).toBe("canceled");
  await untilStatus(purchaseId, "failed");
  await pay(other.sessionId);
  await untilStatus(other.purchaseId, "completed");
  expect(await canRead(learner, lessonId)).toBe(true);
});

test("50: a cancelled voucher that is paid all the same opens the lesson", async () => {
  const { learner, lessonId, sessionId, purchaseId } = await createCheckout(pesos);
  await payByVoucher(sessionId);
  const other = await openCheckout(learner, lessonId);
  await settle(sessionId, "succeed");
  await untilStatus(purchaseId, "completed");
  expect(await canRead(learner, lessonId)).toBe(true);
  expect(await askCheckout(learner, lessonId)).toMatchObject({ status: 409 });
  await pay(other.sessionId);
  await untilOneIsRefunded(purchaseId, other.purchaseId);
  expect(await canRead(learner, lessonId)).toBe(true);
});

test("50: a voucher that is paid after the other way is a duplicate payment, and refunded", async () => {
  const { learner, lessonId, sessionId, purchaseId } = await createCheckout(pesos);
  await payByVoucher(sessionId);
  const other = await openCheckout(learner, lessonId);
  await pay(other.sessionId);
  await untilStatus(other.purchaseId, "completed");
  await settle(sessionId, "succeed");
  await untilOneIsRefunded(purchaseId, other.purchaseId);
  expect(await canRead(learner, lessonId)).toBe(true);
});

/** Paid within one second, either may be the first. */
const untilOneIsRefunded = (...purchaseIds: string[]) =>
  until("one of two payments to be refunded", async () => {
    const rows = await sql<{ status: string }[]>`
      select status from public.purchases where id = any (${purchaseIds}) order by status::text`;
    return rows.map(({ status }) => status).join() === "completed,refunded";
  });

test("50: a voucher that was just paid, unknown to the shop, is not paid twice", async () => {
  const { learner, lessonId, sessionId, purchaseId } = await createCheckout(pesos);
  await payByVoucher(sessionId);
  await untilStatus(purchaseId, "processing");
  await setDeliveries(sessionId, "drop");
  await settle(sessionId, "succeed");
  expect(await askCheckout(learner, lessonId)).toMatchObject({
    status: 409,
    json: { error: { code: "already_purchased" } },
  });
  await untilStatus(purchaseId, "completed");
});

test("50: twenty clicks cancel one voucher and open one session", async () => {
  const { learner, lessonId, sessionId, purchaseId } = await createCheckout(pesos);
  await payByVoucher(sessionId);
  await untilStatus(purchaseId, "processing");
  const answers = await Promise.all(Array.from({ length: 20 }, () => askCheckout(learner, lessonId)));
  const opened = answers.filter(({ status }) => status === 200).map(({ text }) => text);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(opened.map((text) => JSON.parse(text).sessionId)).size).toBe(1);
});

test("50: a bank debit, which nobody needs to pay, keeps another payment from starting", async () => {
  const { learner, lessonId, sessionId, purchaseId } = await createCheckout();
  await payByBank(sessionId);
  await untilStatus(purchaseId, "processing");
  expect(await askCheckout(learner, lessonId)).toMatchObject({ status: 409 });
  const { payment_intent } = await stripe.checkout.sessions.retrieve(sessionId, {
    expand: ["payment_intent"],
  });
  expect(payment_intent).toMatchObject({ status: "processing" });
});

test("50: the shop knows what an unpaid payment waits for once it has asked", async () => {
  const voucher = await createCheckout(pesos);
  const debit = await createCheckout();
  await payByVoucher(voucher.sessionId);
  await payByBank(debit.sessionId);
  for (const [{ learner, sessionId, purchaseId }, awaitsBuyer] of [
    [voucher, true],
    [debit, false],
  ] as const) {
    await ask("/api/purchases/verify", { token: learner.token, body: { sessionId } });
    const { data } = await restOf(learner).rpc("get_purchase_details", { purchase_id: purchaseId });
    expect(data).toMatchObject({ status: "processing", awaitsBuyer });
  }
});
