import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCheckout, type LearnerCheckout, paymentIntentOf } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { getEarnings, getEffects, getOutcome, untilStatus } from "../../support/http/effects.ts";
import { reconcile } from "../../support/http/reconcile.ts";
import {
  control,
  openDispute,
  pay,
  payByBank,
  refundPayment,
  settle,
  stripe,
  updateDispute,
  updateRefund,
} from "../../support/stripe/control.ts";

type Life = [
  name: string,
  status: string,
  live: (purchase: LearnerCheckout, intent: () => Promise<string>) => Promise<unknown>,
];
const lives: Life[] = [
  ["paid by card", "completed", ({ sessionId }) => pay(sessionId)],
  ["not paid in time", "expired", ({ sessionId }) => stripe.checkout.sessions.expire(sessionId)],
  ["a bank debit on its way", "processing", ({ sessionId }) => payByBank(sessionId)],
  [
    "a bank debit that settled",
    "completed",
    async ({ sessionId }) => {
      await payByBank(sessionId);
      await settle(sessionId);
    },
  ],
  [
    "a bank debit that failed",
    "failed",
    async ({ sessionId }) => {
      await payByBank(sessionId, "fails");
      await settle(sessionId, "fail");
    },
  ],
  ["a part refunded", "partially_refunded", paidThen((intent) => refundPayment(intent, { amount: 500 }))],
  [
    "refunded in two parts",
    "refunded",
    paidThen(async (intent) => {
      await refundPayment(intent, { amount: 500 });
      await refundPayment(intent);
    }),
  ],
  ["a refund on its way", "refunded", paidThen((intent) => refundPayment(intent, { status: "pending" }))],
  [
    "a refund that failed",
    "completed",
    paidThen(async (intent) => updateRefund((await refundPayment(intent)).id, "failed")),
  ],
  ["disputed", "disputed", paidThen((intent) => openDispute(intent))],
  ["an inquiry", "completed", paidThen((intent) => openDispute(intent, { inquiry: true }))],
  [
    "a dispute lost, appealed and won",
    "completed",
    paidThen(async (intent) => {
      const { id } = await openDispute(intent);
      for (const status of ["lost", "appeal_under_review", "won"] as const) await updateDispute(id, status);
    }),
  ],
  [
    "refunded in part and charged back",
    "disputed",
    paidThen(async (intent) => {
      await refundPayment(intent, { amount: 500 });
      await openDispute(intent);
    }),
  ],
];

describe("41: a whole day of the shop without a single webhook", () => {
  let delivered: LearnerCheckout[];
  let dropped: LearnerCheckout[];
  beforeAll(async () => {
    delivered = await live();
    await control("/deliveries", { mode: "drop" });
    dropped = await live();
    for (const [index, [, status]] of lives.entries())
      await untilStatus(delivered[index]?.purchaseId ?? "", status);
    await reconcile();
  });
  afterAll(() => control("/deliveries", { mode: "deliver" }));

  test.each(lives.map(([name, status], index) => ({ name, status, index })))(
    "41: $name: one pass reaches the same rows as every webhook does",
    async ({ index, status }) => {
      const [one, other] = [delivered[index], dropped[index]];
      if (!one || !other) throw new Error("no such purchase");
      const outcome = await getOutcome(other.purchaseId);
      expect(outcome.status).toBe(status);
      expect(outcome).toEqual(await getOutcome(one.purchaseId));
      expect(await getEarnings(other.creator)).toEqual(await getEarnings(one.creator));
      expect(await getFacts(other.purchaseId)).toEqual(await getFacts(one.purchaseId));
    },
  );

  test("41: the next pass finds nothing more to repair, and changes no row", async () => {
    const before = await Promise.all(dropped.map(({ purchaseId }) => getEffects(purchaseId)));
    const { events, refunds, disputes, unfinished } = await reconcile();
    expect(events).toMatchObject({ missed: 0, repaired: 0 });
    expect([refunds.repaired, disputes.repaired, unfinished.repaired]).toEqual([0, 0, 0]);
    expect(await Promise.all(dropped.map(({ purchaseId }) => getEffects(purchaseId)))).toEqual(before);
  });
});

/** One purchase for each life, lived. */
const live = () =>
  Promise.all(
    lives.map(async ([, , liveOn]) => {
      const purchase = await createCheckout();
      await liveOn(purchase, () => paymentIntentOf(purchase));
      return purchase;
    }),
  );

function paidThen(happens: (intent: string) => Promise<unknown>): Life[2] {
  return async ({ sessionId }, intent) => {
    await pay(sessionId);
    await happens(await intent());
  };
}

/** What the shop keeps of Stripe's objects, but for ids and times. */
async function getFacts(purchaseId: string) {
  const [row] = await sql`
    select session.state, session.amount_total::integer, session.currency, session.mode,
      (select jsonb_agg(jsonb_build_array(status, amount) order by amount, status)
        from private.stripe_refunds where payment_intent_id = session.payment_intent_id) as refunds,
      (select jsonb_agg(jsonb_build_array(status, amount) order by amount, status)
        from private.stripe_disputes where payment_intent_id = session.payment_intent_id) as disputes
    from private.stripe_sessions as session where session.purchase_id = ${purchaseId}`;
  return { ...row };
}
