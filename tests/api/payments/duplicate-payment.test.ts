import { describe, expect, test } from "vitest";
import { askCheckout, canRead, createOwnLesson, openCheckout } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createLearner, restOf } from "../../support/http/accounts.ts";
import { getEarnings, getOutcome, untilStatus } from "../../support/http/effects.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import {
  books,
  breakStripe,
  listSessions,
  pay,
  payUnnoticed,
  refundPayment,
  stripe,
  untilNextSecond,
} from "../../support/stripe/control.ts";
import { startStripeProxy } from "../../support/stripe/proxy.ts";
import { deliver, eventOf } from "../../support/stripe/webhook.ts";
import { until } from "../../support/until.ts";

const second = { status: "refunded", paid_minor: 1200, refunded_minor: 1200 };
const one = { sales: 1, platform_fee_minor: 120, net_minor: 1080 };

describe("10: two sessions for one lesson are both paid", () => {
  test("10: both recorded, one access, the later one refunded once", async () => {
    const { learner, creator, lessonId, first, later } = await createTwoSessions();
    await pay(first.sessionId);
    await untilStatus(first.purchaseId, "completed");
    const opening = { user_id: learner.id, lesson_id: lessonId };
    await restOf(learner).from("lesson_openings").insert(opening).throwOnError();

    await untilNextSecond();
    await pay(later.sessionId);
    await untilStatus(later.purchaseId, "refunded");
    expect(await getOutcome(first.purchaseId)).toMatchObject({ status: "completed" });
    expect(await getOutcome(later.purchaseId)).toMatchObject(second);
    expect(await canRead(learner, lessonId)).toBe(true);
    expect((await restOf(learner).from("lesson_openings").select("lesson_id")).data).toHaveLength(1);
    expect(await getEarnings(creator)).toMatchObject(one);
    expect(await refundsOf(later)).toMatchObject([{ amount: 1200, reason: "duplicate" }]);
    expect(await refundsOf(first)).toEqual([]);
  });

  test("10: whichever Stripe had first keeps the access, also when it is recorded last", async () => {
    const { learner, lessonId, first, later } = await createTwoSessions();
    const now = Math.floor(Date.now() / 1000);
    const events = await Promise.all([paid(first, now - 60), paid(later, now)]);
    await deliver(events[1]);
    expect(await getOutcome(later.purchaseId)).toMatchObject({ status: "completed" });
    await deliver(events[0]);
    await untilStatus(later.purchaseId, "refunded");
    expect(await getOutcome(first.purchaseId)).toMatchObject({ status: "completed" });
    expect(await canRead(learner, lessonId)).toBe(true);
    expect(await refundsOf(later)).toHaveLength(1);
    expect(await refundsOf(first)).toEqual([]);
  });

  test("10: 16 events at once: one refund", async () => {
    const { learner, lessonId, creator, first, later } = await createTwoSessions();
    const now = Math.floor(Date.now() / 1000);
    const events = await Promise.all([paid(first, now - 60), paid(later, now)]);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => events.map((event) => deliver(event))).flat(),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    await untilStatus(later.purchaseId, "refunded");
    expect(await getOutcome(first.purchaseId)).toMatchObject({ status: "completed" });
    expect(await refundsOf(later)).toHaveLength(1);
    expect(await getEarnings(creator)).toMatchObject(one);
    expect(await canRead(learner, lessonId)).toBe(true);
  });

  test("10: a refund whose first call is dropped is made once", async () => {
    const { first, later } = await createTwoSessions();
    const now = Math.floor(Date.now() / 1000);
    await breakStripe({
      kind: "reset",
      times: 2,
      match: later.purchaseId,
      path: "/v1/refunds",
      afterCommit: true,
    });
    for (const event of [await paid(first, now - 60), await paid(later, now)]) await deliver(event);
    await untilStatus(later.purchaseId, "refunded");
    expect(await refundsOf(later)).toHaveLength(1);
  });
});

test("10: the first payment is refunded while the later one's refund is being prepared: the later one stays", async () => {
  const { learner, lessonId, first, later } = await createTwoSessions();
  const now = Math.floor(Date.now() / 1000);
  const firstPaid = await paid(first, now - 60);
  await deliver(firstPaid);
  const session = await payUnnoticed(later.sessionId);
  const proxy = await startStripeProxy();
  const shop = await startSecondShop({ STRIPE_API_BASE: proxy.url });
  try {
    const { reached, release } = proxy.hold(
      "answer",
      `GET /v1/refunds?limit=100&payment_intent=${session.payment_intent}`,
    );
    const body = { sessionId: later.sessionId };
    await ask("/api/purchases/verify", { token: learner.token, body, shop: shop.url });
    await reached;
    const { payment_intent: firstIntent } = await stripe.checkout.sessions.retrieve(first.sessionId);
    await deliver(eventOf("refund.created", await refundPayment(String(firstIntent))));
    expect(await getOutcome(later.purchaseId)).toMatchObject({ status: "completed" });
    release();
  } finally {
    // Not before the work after the answer is done.
    await shop.stop();
    await proxy.stop();
  }
  expect(await refundsOf(later)).toEqual([]);
  expect(await canRead(learner, lessonId)).toBe(true);
});

type Checkout = { purchaseId: string; sessionId: string };

/** Two open sessions for one lesson: Stripe said that it had failed to make the first, and had made it. */
async function createTwoSessions() {
  const [learner, { creator, lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
  await breakStripe({ kind: "500", times: 1, match: lessonId, afterCommit: true });
  expectError(await askCheckout(learner, lessonId), 503, "unavailable");
  const [row] = await sql<{ id: string }[]>`select id from public.purchases where user_id = ${learner.id}`;
  const purchaseId = row?.id ?? "";
  const [session] = await until("Stripe's session", async () => {
    const sessions = await listSessions(purchaseId);
    return sessions.length > 0 && sessions;
  });
  const first: Checkout = { purchaseId, sessionId: session?.id ?? "" };
  const later: Checkout = await openCheckout(learner, lessonId);
  return { learner, creator, lessonId, first, later };
}

const paid = async ({ sessionId }: Checkout, created: number) =>
  eventOf("checkout.session.completed", await payUnnoticed(sessionId), { created });

const refundsOf = async ({ purchaseId }: Checkout) =>
  (await books(purchaseId)).flatMap(({ refunds }) => refunds);
