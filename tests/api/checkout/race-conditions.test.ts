import { createClient } from "@supabase/supabase-js";
import { describe, expect, test } from "vitest";
import {
  askCheckout,
  canRead,
  createCheckout,
  createOwnLesson,
  createPaidPurchase,
  openCheckout,
} from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { listTasks } from "../../support/database/tasks.ts";
import { createLearner, createOperator, restOf } from "../../support/http/accounts.ts";
import { countPurchases, getEffects, getOutcome, untilStatus } from "../../support/http/effects.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import {
  control,
  listSessions,
  pay,
  payByBank,
  setDeliveries,
  stripe,
} from "../../support/stripe/control.ts";
import { startStripeProxy } from "../../support/stripe/proxy.ts";
import { deliver } from "../../support/stripe/webhook.ts";

describe("12: paid while the shop was about to end the session", () => {
  test("12: 20 clicks at once: each answers that the lesson is owned", async () => {
    const { learner, lessonId, purchaseId } = await createPaidPurchase();
    await sql`update public.lessons set price = 15 where id = ${lessonId}`;
    const answers = await Promise.all(Array.from({ length: 20 }, () => askCheckout(learner, lessonId)));
    for (const answer of answers) expectError(answer, 409, "already_purchased");
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed", paid_minor: 1200 });
    expect(await countPurchases(learner)).toBe(1);
  });

  test("12: a bank debit that is on its way is not offered a second session", async () => {
    const { learner, lessonId, purchaseId, sessionId } = await createCheckout();
    await setDeliveries(sessionId, "drop");
    await payByBank(sessionId);
    await sql`update public.lessons set price = 15 where id = ${lessonId}`;
    expectError(await askCheckout(learner, lessonId), 409, "already_purchased");
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "processing" });
    expect(await countPurchases(learner)).toBe(1);
  });
});

describe("13: the lesson changes between session and payment", () => {
  test("13: another price: paid at the frozen one; the next learner pays the new one", async () => {
    const { learner, lessonId, purchaseId, sessionId } = await createCheckout();
    await sql`update public.lessons set price = 15 where id = ${lessonId}`;
    await pay(sessionId);
    await untilStatus(purchaseId, "completed");
    expect((await getEffects(purchaseId)).purchase).toMatchObject({ amount: 12, creator_earnings: 10.8 });
    expect(await canRead(learner, lessonId)).toBe(true);
    const next = await openCheckout(await createLearner(), lessonId);
    expect(await stripe.checkout.sessions.retrieve(next.sessionId)).toMatchObject({ amount_total: 1500 });
  });

  test("13: archived: the buyer keeps access; no one else can buy it any more", async () => {
    const { learner, lessonId, purchaseId, sessionId } = await createCheckout();
    await sql`update public.lessons set status = 'archived' where id = ${lessonId}`;
    await pay(sessionId);
    await untilStatus(purchaseId, "completed");
    expect(await canRead(learner, lessonId)).toBe(true);
    expectError(await askCheckout(learner, lessonId), 409, "already_purchased");
    expectError(await askCheckout(await createLearner(), lessonId), 404, "lesson_not_found");
  });
});

describe("13: a checkout is cancelled while Stripe makes its session", () => {
  test("13: the lesson's price changed: both clicks get the new session, and the first is not payable", async () => {
    const [learner, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
    const proxy = await startStripeProxy();
    const shop = await startSecondShop({ STRIPE_API_BASE: proxy.url });
    try {
      const { reached, release } = proxy.hold("answer", lessonId);
      const first = openCheckout(learner, lessonId, shop.url);
      await reached;
      const [row] = await sql<
        { id: string }[]
      >`select id from public.purchases where user_id = ${learner.id}`;
      await sql`update public.lessons set price = 15 where id = ${lessonId}`;
      const second = await openCheckout(learner, lessonId);
      release();
      expect(await first).toMatchObject({ purchaseId: second.purchaseId, sessionId: second.sessionId });
      expect(second.purchaseId).not.toBe(row?.id);
      expect(await listSessions(row?.id ?? "")).toMatchObject([{ status: "expired" }]);
    } finally {
      await shop.stop();
      await proxy.stop();
    }
  });
});

test("14: a lesson that was sold cannot be deleted by anyone; it is archived instead", async () => {
  const { learner, creator, lessonId, event } = await createPaidPurchase();
  await deliver(event);
  const asCreator = await restOf(creator).from("lessons").delete().eq("id", lessonId).select();
  expect(asCreator.error?.code).toBe("42501");
  const shop = createClient(
    process.env.NEXT_PUBLIC_SUPABASE_URL ?? "",
    process.env.SUPABASE_SECRET_KEY ?? "",
    { auth: { autoRefreshToken: false, persistSession: false } },
  );
  const asShop = await shop.from("lessons").delete().eq("id", lessonId).select();
  expect(asShop.error?.code).toBe("23503");
  await shop.from("lessons").update({ status: "archived" }).eq("id", lessonId).throwOnError();
  expect(await canRead(learner, lessonId)).toBe(true);
});

describe("15: the buyer's account is deleted", () => {
  test("15: before they pay: the money row stays, and an operator sees it and sends it back", async () => {
    const { learner, lessonId, purchaseId, sessionId } = await createCheckout();
    await sql`delete from auth.users where id = ${learner.id}`;
    await pay(sessionId);
    await untilStatus(purchaseId, "completed");
    expect((await getEffects(purchaseId)).purchase).toMatchObject({ user_id: null, paid_minor: 1200 });
    expect(await listTasks(purchaseId)).toMatchObject([{ kind: "paid_without_account", amount_minor: 1200 }]);
    expectError(await askCheckout(learner, lessonId), 401, "unauthenticated");

    const refund = await ask(`/api/purchases/${purchaseId}/refunds`, {
      token: (await createOperator()).token,
      body: { requestId: crypto.randomUUID(), amountMinor: 1200 },
    });
    expect(refund.json).toMatchObject({ status: "refunded", refundedMinor: 1200 });
    expect(await listTasks(purchaseId)).toEqual([]);
  });

  test("15: after they paid: the money row stays, and needs no action", async () => {
    const { learner, purchaseId, event } = await createPaidPurchase();
    await deliver(event);
    await sql`delete from auth.users where id = ${learner.id}`;
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed", paid_minor: 1200 });
    expect(await listTasks(purchaseId)).toEqual([]);
  });
});

test("43: paid under another's e-mail address: the purchase belongs to the account", async () => {
  const [{ learner, lessonId, purchaseId, sessionId }, other] = await Promise.all([
    createCheckout(),
    createLearner(),
  ]);
  await control(`/sessions/${sessionId}/pay`, { email: other.email });
  await untilStatus(purchaseId, "completed");
  expect((await getEffects(purchaseId)).purchase.user_id).toBe(learner.id);
  expect(await canRead(learner, lessonId)).toBe(true);
  expect(await canRead(other, lessonId)).toBe(false);
});
