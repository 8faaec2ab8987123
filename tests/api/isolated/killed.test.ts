import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import {
  askCheckout,
  canRead,
  createCheckout,
  createDeliveredPurchase,
  createOwnLesson,
  createPaidPurchase,
  openCheckout,
} from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { type Account, createLearner } from "../../support/http/accounts.ts";
import { countPurchases, getEffects, getOutcome } from "../../support/http/effects.ts";
import { askReconcile, reconcile } from "../../support/http/reconcile.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { ask } from "../../support/http/shop-client.ts";
import {
  books,
  listSessions,
  openDispute,
  payUnnoticed,
  setDeliveries,
  stripe,
} from "../../support/stripe/control.ts";
import { startStripeProxy } from "../../support/stripe/proxy.ts";
import { deliver, eventOf } from "../../support/stripe/webhook.ts";
import { until } from "../../support/until.ts";

/** What a shop was doing when it was killed. */
let killed: Awaited<ReturnType<typeof killInTheMiddle>>;
beforeAll(async () => {
  killed = await killInTheMiddle();
});

describe("29: the shop's process is killed", () => {
  test.each(["request", "answer"] as const)(
    "29: opening a checkout, Stripe's %s on its way: the next click gets the one session of the same row",
    async (part) => {
      const { learner, lessonId } = killed.opening[part];
      const { purchaseId, sessionId } = await openCheckout(learner, lessonId);
      expect(await listSessions(purchaseId)).toMatchObject([{ id: sessionId, status: "open" }]);
      expect(await countPurchases(learner)).toBe(1);
    },
  );

  test("29: ending an outdated checkout, which Stripe has done: the next click opens a new one", async () => {
    const { learner, lessonId, purchaseId } = killed.ending;
    const next = await openCheckout(learner, lessonId);
    const session = await stripe.checkout.sessions.retrieve(next.sessionId);
    expect(session).toMatchObject({ status: "open", amount_total: 1500 });
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "expired" });
  });

  test("29: in the middle of recording a webhook: Stripe's next try finds all or nothing, and ends with all", async () => {
    const { purchaseId, event } = killed.recording;
    expect(await deliver(event)).toMatchObject({ status: 200 });
    expect(await getEffects(purchaseId)).toMatchObject({
      purchase: { status: "completed" },
      timeline: [{ to_status: "pending" }, { to_status: "completed" }],
      earnings: { sales: 1, net_minor: 1080 },
    });
  });

  test.each(["request", "answer"] as const)(
    "29, 37: refunding, Stripe's %s on its way: the reconciler ends it, with one refund",
    async (part) => {
      const { purchaseId } = killed.refunding[part];
      await reconcile();
      expect(await getOutcome(purchaseId)).toMatchObject({
        status: "partially_refunded",
        refunded_minor: 500,
      });
      expect(await refundsOf(purchaseId)).toMatchObject([{ amount: 500 }]);
    },
  );

  test("29: before a duplicate payment is refunded: the reconciler does it, once", async () => {
    const { learner, lessonId, purchaseId } = killed.sendingBack;
    await Promise.all([reconcile(), reconcile()]);
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "refunded" });
    expect(await refundsOf(purchaseId)).toHaveLength(1);
    expect(await canRead(learner, lessonId)).toBe(true);
  });

  test("29: in the middle of a pass of the reconciler: the next one ends it, and nothing is left to do", async () => {
    expect((await reconcile()).complete).toBe(true);
    expect(await getOutcome(killed.reconciling.purchaseId)).toMatchObject({ status: "disputed" });
    expect((await reconcile()).requests).toMatchObject({ duplicates: 0, tried: 0, sent: 0 });
  });
});

/** Has a shop do eight things, each up to where it is to die, and kills it there. */
async function killInTheMiddle() {
  await reconcile();
  const proxy = await startStripeProxy();
  const shop = await startSecondShop({ STRIPE_API_BASE: proxy.url });
  const parts = ["request", "answer"] as const;
  const pairOf = <T>(make: (part: (typeof parts)[number]) => Promise<T>) =>
    Promise.all(parts.map(make)).then(([request, answer]) => {
      if (!request || !answer) throw new Error("two of each");
      return { request, answer };
    });
  /** Starts a request whose answer is never read, and waits until it arrives. */
  const begin = async ({ reached }: { reached: Promise<unknown> }, work: Promise<unknown>) => {
    work.catch(() => {});
    await reached;
  };
  const buy = ({ learner, lessonId }: { learner: Account; lessonId: string }) =>
    askCheckout(learner, lessonId, {}, shop.url);

  // First, because a pass would repair what the others leave undone.
  const reconciling = await createPaidPurchase();
  await openDispute(String(reconciling.session.payment_intent));
  await begin(proxy.hold("answer", "GET /v1/disputes?limit=100&created"), askReconcile(undefined, shop.url));

  const opening = await pairOf(async (part) => {
    const [learner, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
    await begin(proxy.hold(part, lessonId), buy({ learner, lessonId }));
    return { learner, lessonId };
  });
  const ending = await createCheckout();
  await setDeliveries(ending.sessionId, "drop");
  await sql`update public.lessons set price = 15 where id = ${ending.lessonId}`;
  await begin(proxy.hold("answer", `${ending.sessionId}/expire`), buy(ending));

  const refunding = await pairOf(async (part) => {
    const purchase = await createDeliveredPurchase();
    const body = { requestId: randomUUID(), amountMinor: 500 };
    const { token } = purchase.creator;
    const refund = () =>
      ask(`/api/purchases/${purchase.purchaseId}/refunds`, { shop: shop.url, token, body });
    await begin(proxy.hold(part, `refund_request_id]=${body.requestId}`), refund());
    return purchase;
  });
  const { event, ...sendingBack } = await createSecondPayment();
  const sending = proxy.hold("request", `payment_intent=${sendingBack.paymentIntent}`);
  await begin(sending, deliver(event, { shop: shop.url }));

  const recording = await createPaidPurchase();
  const letGo = await block(recording.purchaseId);
  const reached = until("the shop's transaction to wait", async () => (await countWaiting()) > 0);
  await begin({ reached }, deliver(recording.event, { shop: shop.url }));

  await shop.kill();
  await letGo();
  await Promise.all([shop.stop(), proxy.stop()]);
  return { reconciling, opening, ending, refunding, sendingBack, recording };
}

/** A learner has paid a lesson twice; the shop knows of the first payment, and the test has the event of the second. */
async function createSecondPayment() {
  const { learner, lessonId, ...first } = await createCheckout();
  await sql`update public.purchases set status = 'cancelled' where id = ${first.purchaseId}`;
  const { purchaseId, sessionId } = await openCheckout(learner, lessonId);
  const created = Math.floor(Date.now() / 1000);
  const paidFirst = await payUnnoticed(first.sessionId);
  await deliver(eventOf("checkout.session.completed", paidFirst, { created: created - 60 }));
  const session = await payUnnoticed(sessionId);
  const event = eventOf("checkout.session.completed", session, { created });
  return { learner, lessonId, purchaseId, paymentIntent: String(session.payment_intent), event };
}

/** Locks a purchase's row until the answer is called. */
async function block(purchaseId: string): Promise<() => Promise<unknown>> {
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const { promise: isLocked, resolve: locked } = Promise.withResolvers<void>();
  const ended = sql.begin(async (tx) => {
    await tx`select from public.purchases where id = ${purchaseId} for update`;
    locked();
    await mayEnd;
  });
  await isLocked;
  return () => {
    end();
    return ended;
  };
}

async function countWaiting(): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::integer as count from pg_stat_activity where wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}

const refundsOf = async (purchaseId: string) => (await books(purchaseId)).flatMap(({ refunds }) => refunds);
