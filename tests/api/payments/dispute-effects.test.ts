import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { canRead, createDeliveredPurchase } from "../../support/database/checkouts.ts";
import { listTasks } from "../../support/database/tasks.ts";
import { getOutcome, untilStatus } from "../../support/http/effects.ts";
import { ask } from "../../support/http/shop-client.ts";
import { openDispute, updateDispute } from "../../support/stripe/control.ts";

describe("what a dispute takes", () => {
  test("45: lost in part, the rest stays paid and can be refunded", async () => {
    const { learner, lessonId, purchaseId, creator, paymentIntent } = await createDeliveredPurchase();
    const { id } = await openDispute(paymentIntent, { amount: 400 });
    await untilStatus(purchaseId, "disputed");
    await updateDispute(id, "lost");
    await untilStatus(purchaseId, "partially_refunded");
    expect(await getOutcome(purchaseId)).toMatchObject({ refunded_minor: 400, disputed_minor: 0 });
    expect(await canRead(learner, lessonId)).toBe(true);
    const refund = { requestId: randomUUID(), amountMinor: 800, reason: "requested_by_customer" };
    const answer = await ask(`/api/purchases/${purchaseId}/refunds`, { token: creator.token, body: refund });
    expect(answer).toMatchObject({ status: 200 });
    await untilStatus(purchaseId, "refunded");
  });

  test("46: in another currency, all is held and an operator has a task in that currency", async () => {
    const { learner, lessonId, purchaseId, paymentIntent } = await createDeliveredPurchase();
    await openDispute(paymentIntent, { amount: 1100, currency: "eur", status: "under_review" });
    await untilStatus(purchaseId, "disputed");
    expect(await getOutcome(purchaseId)).toMatchObject({ disputed_minor: 1200 });
    expect(await canRead(learner, lessonId)).toBe(false);
    expect(await listTasks(purchaseId)).toMatchObject([{ kind: "dispute_currency", amount_minor: 1100 }]);
  });

  test.each([
    [undefined, "completed", 0],
    [500, "partially_refunded", 500],
    [1200, "refunded", 1200],
  ])("47: prevented, with %s withdrawn: %s", async (withdrawn, status, refunded) => {
    const { purchaseId, paymentIntent } = await createDeliveredPurchase();
    await openDispute(paymentIntent, { status: "prevented", ...(withdrawn && { withdrawn }) });
    await untilStatus(purchaseId, status);
    expect(await getOutcome(purchaseId)).toMatchObject({ refunded_minor: refunded, disputed_minor: 0 });
  });
});
