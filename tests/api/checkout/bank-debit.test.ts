import { describe, expect, test } from "vitest";
import { z } from "zod";
import { askCheckout, canRead, createCheckout, openCheckout } from "../../support/database/checkouts.ts";
import { restOf } from "../../support/http/accounts.ts";
import { getEffects, untilStatus } from "../../support/http/effects.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import { pay, payByBank, releaseDeliveries, setDeliveries, settle } from "../../support/stripe/control.ts";

const opened = { from_status: null, to_status: "pending", cause: "checkout", source: "shop" };

describe("3: a bank debit that settles days later", () => {
  test("3: processing until then, without access or a second checkout; completed after", async () => {
    const { learner, lessonId, purchaseId, sessionId } = await createCheckout();
    await payByBank(sessionId);
    await untilStatus(purchaseId, "processing");
    expect(await canRead(learner, lessonId)).toBe(false);
    expectError(await askCheckout(learner, lessonId), 409, "already_purchased");
    expect((await getEffects(purchaseId)).earnings).toEqual({ sales: 0, net_minor: 0 });

    await settle(sessionId);
    await untilStatus(purchaseId, "completed");
    expect(await canRead(learner, lessonId)).toBe(true);
    expect(await getEffects(purchaseId)).toMatchObject({
      timeline: [
        opened,
        {
          from_status: "pending",
          to_status: "processing",
          cause: "checkout.session.completed",
          source: "webhook",
        },
        {
          from_status: "processing",
          to_status: "completed",
          cause: "checkout.session.async_payment_succeeded",
        },
      ],
      earnings: { sales: 1, net_minor: 1080 },
    });
  });

  test("3: the other way round: completed at once, and stays", async () => {
    const { purchaseId, sessionId } = await createCheckout();
    await setDeliveries(sessionId, "hold");
    await payByBank(sessionId);
    await settle(sessionId);
    await releaseDeliveries(sessionId, "newest");
    expect(await getEffects(purchaseId)).toMatchObject({
      purchase: { status: "completed" },
      timeline: [opened, { from_status: "pending", to_status: "completed" }],
      earnings: { sales: 1, net_minor: 1080 },
    });
  });
});

describe("4: a bank debit that fails days later", () => {
  const details = z.object({
    status: z.string(),
    errorCode: z.string(),
    errorMessage: z.string().nullable(),
  });

  test("4: failed; the learner sees why, and may buy again", async () => {
    const { learner, lessonId, purchaseId, sessionId } = await createCheckout();
    await payByBank(sessionId, "fails");
    await untilStatus(purchaseId, "processing");
    await settle(sessionId, "fail");
    await untilStatus(purchaseId, "failed");
    expect(await canRead(learner, lessonId)).toBe(false);
    const { data } = await restOf(learner).rpc("get_purchase_details", { purchase_id: purchaseId });
    expect(details.parse(data)).toMatchObject({ status: "failed", errorCode: "payment_failed" });

    const again = await openCheckout(learner, lessonId);
    expect(again.purchaseId).not.toBe(purchaseId);
    await pay(again.sessionId);
    await untilStatus(again.purchaseId, "completed");
    expect(await canRead(learner, lessonId)).toBe(true);
  });

  test("4: the other way round: failed at once, and stays", async () => {
    const { purchaseId, sessionId } = await createCheckout();
    await setDeliveries(sessionId, "hold");
    await payByBank(sessionId, "fails");
    await settle(sessionId, "fail");
    await releaseDeliveries(sessionId, "newest");
    expect(await getEffects(purchaseId)).toMatchObject({
      purchase: { status: "failed" },
      timeline: [opened, { from_status: "pending", to_status: "failed" }],
      earnings: {},
    });
  });

  test("4: with every webhook lost, the success page finds out, and why", async () => {
    const { learner, purchaseId, sessionId } = await createCheckout();
    await setDeliveries(sessionId, "drop");
    await payByBank(sessionId, "fails");
    await settle(sessionId, "fail");
    const answer = await ask("/api/purchases/verify", { token: learner.token, body: { sessionId } });
    expect(answer.json).toEqual({ purchaseId, status: "failed", accessGranted: false });
    const { data } = await restOf(learner).rpc("get_purchase_details", { purchase_id: purchaseId });
    expect(details.parse(data).errorMessage).toMatch(/\w/);
  });
});
