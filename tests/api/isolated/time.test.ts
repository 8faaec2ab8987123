import { describe, expect, test } from "vitest";
import {
  askCheckout,
  canRead,
  createCheckout,
  createDeliveredPurchase,
  createOwnLesson,
  openCheckout,
  paymentIntentOf,
} from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { listTasks } from "../../support/database/tasks.ts";
import { createLearner } from "../../support/http/accounts.ts";
import { getEarnings, getEffects, getOutcome, untilStatus } from "../../support/http/effects.ts";
import { reconcile } from "../../support/http/reconcile.ts";
import { startSecondShop, wrongClock } from "../../support/http/second-shop.ts";
import { expectError } from "../../support/http/shop-client.ts";
import { sample } from "../../support/scale.ts";
import {
  advanceClock,
  breakStripe,
  listSessions,
  mendStripe,
  openDispute,
  pay,
  refundPayment,
  setDeliveries,
  stripe,
  updateDispute,
  updateRefund,
} from "../../support/stripe/control.ts";
import { deliver, eventOf } from "../../support/stripe/webhook.ts";

const sold = { sales: 1, gross_minor: 1200, reversed_minor: 0, platform_fee_minor: 120, net_minor: 1080 };

describe("32: a checkout that was begun more than a day ago, and whose session is unknown", () => {
  test.each([
    ["and there is none", false],
    ["and Stripe has made it", true],
  ])("32: %s: the row is expired, and a new one opens", async (_name, afterCommit) => {
    const [learner, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
    await breakStripe({ kind: "reset", times: 100, match: lessonId, afterCommit });
    expectError(await askCheckout(learner, lessonId), 503, "unavailable");
    await mendStripe(lessonId);
    const [old] = await sql<{ id: string }[]>`select id from public.purchases where user_id = ${learner.id}`;
    const oldId = old?.id ?? "";
    await advanceClock({ hours: 25 });
    await sql`update public.purchases set expires_at = now() - interval '23 hours' where id = ${oldId}`;

    const { purchaseId, sessionId } = await openCheckout(learner, lessonId);
    expect(purchaseId).not.toBe(oldId);
    expect(["cancelled", "expired"]).toContain((await getOutcome(oldId)).status);
    expect((await listSessions(oldId)).map(({ status }) => status)).toEqual(afterCommit ? ["expired"] : []);
    await pay(sessionId);
    await untilStatus(purchaseId, "completed");
  });
});

describe("36: a refund fails long after it was recorded", () => {
  test.each([0, 30])(
    "36: %i days later: access and earnings restored, a task for operators",
    async (days) => {
      const { learner, lessonId, creator, purchaseId, paymentIntent } = await createDeliveredPurchase();
      const { id } = await refundPayment(paymentIntent);
      await untilStatus(purchaseId, "refunded");
      expect(await canRead(learner, lessonId)).toBe(false);
      await advanceClock({ days });
      await updateRefund(id, "failed");
      await untilStatus(purchaseId, "completed");
      expect(await canRead(learner, lessonId)).toBe(true);
      expect(await getEarnings(creator)).toEqual(sold);
      expect(await listTasks(purchaseId)).toMatchObject([{ kind: "refund_failed" }]);
    },
  );

  test("36: without a webhook: a pass of the reconciler finds it", async () => {
    const { sessionId, purchaseId, paymentIntent } = await createDeliveredPurchase();
    const { id } = await refundPayment(paymentIntent);
    await untilStatus(purchaseId, "refunded");
    await reconcile();
    await setDeliveries(sessionId, "drop");
    await advanceClock({ days: 30 });
    await updateRefund(id, "failed");
    await reconcile();
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed" });
  });
});

test("39: all facts, read again after 30 days, change nothing", async () => {
  const purchases = await Promise.all(Array.from({ length: 5 }, () => createDeliveredPurchase()));
  const [plain, refunded, failed, disputed, won] = purchases;
  if (!plain || !refunded || !failed || !disputed || !won) throw new Error("five purchases");
  await refundPayment(refunded.paymentIntent, { amount: 500 });
  await refundPayment(refunded.paymentIntent);
  await updateRefund((await refundPayment(failed.paymentIntent)).id, "failed");
  await openDispute(disputed.paymentIntent);
  await updateDispute((await openDispute(won.paymentIntent)).id, "won");
  const expired = await createCheckout();
  await stripe.checkout.sessions.expire(expired.sessionId);
  await untilStatus(refunded.purchaseId, "refunded");
  await untilStatus(disputed.purchaseId, "disputed");
  await untilStatus(expired.purchaseId, "expired");
  await reconcile();

  const all = [...purchases, expired];
  const getAll = () => Promise.all(all.map(({ purchaseId }) => getEffects(purchaseId)));
  const before = await getAll();
  expect(before.map(({ purchase }) => purchase.status)).toEqual([
    "completed",
    "refunded",
    "completed",
    "disputed",
    "completed",
    "expired",
  ]);
  await advanceClock({ days: 30 });
  // The reconciler has lost its place, and the log of events what was said about these.
  const ids = all.map(({ purchaseId }) => purchaseId);
  await sql`delete from private.job_state`;
  await sql`delete from private.payment_events where purchase_id in ${sql(ids)}`;
  const { events, failed: unrecorded } = await reconcile();
  expect(events.missed).toBeGreaterThanOrEqual(6);
  expect(unrecorded).toBe(0);
  expect(await getAll()).toEqual(before);

  const everything = await stripe.events.list({ limit: 20 });
  const answers = await Promise.all(everything.data.map((event) => deliver(event)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(await getAll()).toEqual(before);
});

describe("40: the server's clock is ten minutes wrong", () => {
  test.each(
    sample([
      ["fast", 600],
      ["slow", -600],
    ] as const),
  )("40: %s: checkouts open, the reconciler works, and the clock orders nothing", async (_name, seconds) => {
    const shop = await startSecondShop(wrongClock(seconds));
    try {
      const webhook = await deliver(eventOf("ping", {}), { shop: shop.url });
      expect(webhook.status).toBe(seconds > 0 ? 400 : 200); // A fast clock takes every signature for an old one.
      const [learner, { creator, lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
      const { purchaseId, sessionId } = await openCheckout(learner, lessonId, shop.url);
      await setDeliveries(sessionId, "drop");
      await pay(sessionId);
      await reconcile(shop.url);
      expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed" });
      expect(await canRead(learner, lessonId)).toBe(true);

      // What a wrong clock has recorded does not outdo what Stripe says a moment later, nor the other way round.
      const intent = await paymentIntentOf({ sessionId });
      const { id } = await refundPayment(intent, { status: "pending" });
      await reconcile(shop.url);
      expect(await getOutcome(purchaseId)).toMatchObject({ status: "refunded" });
      await advanceClock({ seconds: 2 });
      await updateRefund(id, "failed");
      await reconcile();
      expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed" });
      await reconcile(shop.url);
      expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed" });
      expect(await getEarnings(creator)).toEqual(sold);
    } finally {
      await shop.stop();
    }
  });
});
