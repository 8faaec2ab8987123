import { expect, test } from "vitest";
import { createCheckout, openCheckout } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { password } from "../../support/http/accounts.ts";
import { getOutcome, untilStatus } from "../../support/http/effects.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { reconcile } from "../../support/http/reconcile.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import { sample } from "../../support/scale.ts";
import {
  books,
  openDispute,
  payUnnoticed,
  refundPayment,
  updateDispute,
  updateRefund,
} from "../../support/stripe/control.ts";
import { startStripeProxy } from "../../support/stripe/proxy.ts";
import { deliver, eventOf } from "../../support/stripe/webhook.ts";

/** What takes the first payment back for a while, and what then makes it stand again. */
const reversals = {
  "a won dispute": {
    begin: async (paymentIntent: string) => {
      const { id } = await openDispute(paymentIntent);
      const object = await updateDispute(id, "needs_response");
      return { event: eventOf("charge.dispute.created", object), end: () => updateDispute(id, "won") };
    },
    type: "charge.dispute.closed",
  },
  "a failed refund": {
    begin: async (paymentIntent: string) => {
      const object = await refundPayment(paymentIntent);
      return { event: eventOf("refund.created", object), end: () => updateRefund(object.id, "failed") };
    },
    type: "refund.failed",
  },
};
type Reversal = keyof typeof reversals;
const kinds: Reversal[] = ["a won dispute", "a failed refund"];

type Scene = Awaited<ReturnType<typeof createScene>>;
const callers: [name: string, find: (scene: Scene) => Promise<unknown>][] = [
  ["the webhook", ({ event }) => deliver(event)],
  [
    "Check this payment",
    async ({ learner, first }) => {
      const cookie = await sessionCookie({ email: learner.email, password });
      return submitForm(`/purchases/${first.purchaseId}`, "Check this payment", cookie);
    },
  ],
  [
    "the success page, after the process that recorded it was killed",
    async ({ event, learner, later }) => {
      const object = JSON.stringify(event.data.object);
      await sql`select public.record_payment_fact(now(), ${object}::text::jsonb, 'webhook', ${event.type})`;
      return ask("/api/purchases/verify", { token: learner.token, body: { sessionId: later.sessionId } });
    },
  ],
  ["the reconciler", () => reconcile()],
];

const table = kinds.flatMap((kind) => sample(callers, 2).map(([name, find]) => ({ kind, name, find })));

test.each(table)("48: a duplicate that $kind uncovers, seen by $name: refunded at once", async (row) => {
  const scene = await createScene(row.kind);
  await deliver(scene.laterPaid);
  expect(await getOutcome(scene.later.purchaseId)).toMatchObject({ status: "completed" });
  await scene.end();
  await row.find(scene);
  await expectDuplicateRefunded(scene);
});

test("48: a duplicate that a won dispute uncovers while a checkout asks Stripe: refunded at once", async () => {
  const scene = await createScene("a won dispute");
  const proxy = await startStripeProxy();
  const shop = await startSecondShop({ STRIPE_API_BASE: proxy.url });
  try {
    const { reached, release } = proxy.hold("answer", scene.later.sessionId);
    const body = { lessonId: scene.lessonId };
    const asked = ask("/api/checkout", { shop: shop.url, token: scene.learner.token, body });
    await reached;
    await scene.end();
    await deliver(scene.event);
    release();
    expectError(await asked, 409, "already_purchased");
    await expectDuplicateRefunded(scene);
  } finally {
    await shop.stop();
    await proxy.stop();
  }
});

/** A learner paid two sessions of one lesson. The first payment is reversed; the later one is not recorded. */
async function createScene(kind: Reversal) {
  const { learner, lessonId, ...first } = await createCheckout();
  await sql`update public.purchases set status = 'cancelled' where id = ${first.purchaseId}`;
  const later = await openCheckout(learner, lessonId);
  const created = Math.floor(Date.now() / 1000);
  const firstSession = await payUnnoticed(first.sessionId);
  await deliver(eventOf("checkout.session.completed", firstSession, { created: created - 60 }));
  const { begin, type } = reversals[kind];
  const reversal = await begin(String(firstSession.payment_intent));
  // Earlier than its end: a read in the same second would not outdo an event.
  await deliver({ ...reversal.event, created: created - 30 });
  const laterSession = await payUnnoticed(later.sessionId);
  const laterPaid = eventOf("checkout.session.completed", laterSession, { created });
  return { learner, lessonId, first, later, laterPaid, ...endOf(type, reversal) };
}

/** Ends the reversal at Stripe, and then has the event that Stripe would send. */
function endOf(type: string, reversal: { end(): Promise<object> }) {
  const event = eventOf(type, {});
  return {
    event,
    async end() {
      event.data.object = await reversal.end();
    },
  };
}

async function expectDuplicateRefunded({ first, later }: Scene) {
  await untilStatus(later.purchaseId, "refunded");
  expect(await getOutcome(first.purchaseId)).toMatchObject({ status: "completed" });
  const refunds = (await books(later.purchaseId)).flatMap((book) => book.refunds);
  expect(refunds).toMatchObject([{ amount: 1200, reason: "duplicate" }]);
}
