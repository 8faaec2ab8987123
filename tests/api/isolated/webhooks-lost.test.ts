import { describe, expect, test } from "vitest";
import { canRead, createCheckout, openCheckout } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { getEffects, getOutcome } from "../../support/http/effects.ts";
import { reconcile } from "../../support/http/reconcile.ts";
import { ask } from "../../support/http/shop-client.ts";
import { advanceClock, pay, setDeliveries } from "../../support/stripe/control.ts";

test("6: no webhook ever, and the learner never comes back: the next visit finds the lesson open", async () => {
  const { learner, lessonId, purchaseId, sessionId } = await createCheckout();
  await setDeliveries(sessionId, "drop");
  await pay(sessionId);
  expect(await canRead(learner, lessonId)).toBe(false);
  expect(await reconcile()).toMatchObject({ complete: true, failed: 0 });
  expect(await canRead(learner, lessonId)).toBe(true);
  const { json } = await ask(`/api/purchases/${purchaseId}`, { token: learner.token });
  // Events do not carry the receipt: the pass has asked for it.
  expect(json).toMatchObject({ status: "completed", receiptUrl: expect.stringMatching(/^https?:/) });
  expect((await getEffects(purchaseId)).timeline).toMatchObject([
    { to_status: "pending", cause: "checkout", source: "shop" },
    { to_status: "completed", cause: "checkout.session.completed", source: "reconcile" },
  ]);
});

describe("33: a checkout that no one completed", () => {
  test("33: expired at Stripe, without a webhook: expired, and the learner may buy", async () => {
    const { learner, lessonId, purchaseId, sessionId } = await createCheckout();
    await setDeliveries(sessionId, "drop");
    await advanceClock({ hours: 3 });
    await letTimePass(purchaseId);
    await reconcile();
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "expired" });
    expect((await openCheckout(learner, lessonId)).purchaseId).not.toBe(purchaseId);
  });

  test("33: Stripe was never asked for a session: expired as well", async () => {
    const { learner, lessonId, purchaseId } = await createCheckout();
    await sql`update public.purchases set stripe_session_id = null where id = ${purchaseId}`;
    await sql`delete from private.stripe_sessions where purchase_id = ${purchaseId}`;
    await letTimePass(purchaseId);
    expect((await reconcile()).checkouts.neverCreated).toBe(1);
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "expired" });
    await openCheckout(learner, lessonId);
  });

  test("33: a session that Stripe does not know: cancelled", async () => {
    const { purchaseId } = await createCheckout();
    const lost = `cs_test_lost${purchaseId.replaceAll("-", "")}`;
    await sql`update public.purchases set stripe_session_id = ${lost} where id = ${purchaseId}`;
    await letTimePass(purchaseId);
    await reconcile();
    expect(await getOutcome(purchaseId)).toMatchObject({
      status: "cancelled",
      error_code: "unknown_session",
    });
  });

  /** Three hours go by in the shop. */
  const letTimePass = (purchaseId: string) =>
    sql`update public.purchases set expires_at = now() - interval '3 hours' where id = ${purchaseId}`;
});
