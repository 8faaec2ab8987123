import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { canRead, createOwnLesson } from "../../support/database/checkouts.ts";
import { starter } from "../../support/database/credits.ts";
import { createLearner, createOperator } from "../../support/http/accounts.ts";
import {
  askVerifyCredits,
  createMemberWithCredits,
  createPaidCredits,
  getCredits,
  redeem,
} from "../../support/http/credits.ts";
import { getEarnings } from "../../support/http/effects.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";

const askRefund = (
  who: { token: string },
  purchaseId: string,
  amountMinor: number,
  requestId = randomUUID(),
) => ask(`/api/purchases/${purchaseId}/refunds`, { token: who.token, body: { requestId, amountMinor } });

describe("POST /api/purchases/:id/refunds", () => {
  test("200: a lesson opened with credits: all of it, once, and the credits are back", async () => {
    const [member, { creator, lessonId }] = await Promise.all([
      createMemberWithCredits(2000),
      createOwnLesson(),
    ]);
    const { purchaseId } = await redeem(member, lessonId);
    expectError(await askRefund(member, purchaseId, 1200), 404, "purchase_not_found");
    expectError(await askRefund(creator, purchaseId, 500), 400, "validation_error");
    const requestId = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => askRefund(creator, purchaseId, 1200, requestId)),
    );
    for (const { status, json } of answers)
      expect({ status, json }).toEqual({
        status: 200,
        json: { state: "sent", status: "refunded", refundedMinor: 1200 },
      });
    expectError(await askRefund(creator, purchaseId, 1200), 409, "refund_not_possible");
    expect(await getCredits(member)).toMatchObject({
      balance: 2000,
      history: { data: [{ kind: "returned", credits: 1200 }, { kind: "spent" }, { kind: "granted" }] },
    });
    expect(await canRead(member, lessonId)).toBe(false);
    expect(await getEarnings(creator)).toMatchObject({ net_minor: 0 });
  });

  test("200: of a pack its buyer gets the unspent part; an operator may refund more, which is owed", async () => {
    const { member, purchaseId, sessionId } = await createPaidCredits({ packId: starter });
    const { lessonId } = await createOwnLesson({ price: "2.00" });
    await askVerifyCredits(member, sessionId);
    await redeem(member, lessonId);
    expectError(await askRefund(await createLearner(), purchaseId, 299), 404, "purchase_not_found");
    expectError(await askRefund(member, purchaseId, 300), 400, "validation_error");
    expect(await askRefund(member, purchaseId, 299)).toMatchObject({
      status: 200,
      json: { state: "sent", status: "partially_refunded", refundedMinor: 299 },
    });
    expect(await getCredits(member)).toMatchObject({ balance: 1, owed: 0 });
    expectError(await askRefund(member, purchaseId, 1), 409, "refund_not_possible");
    expect(await askRefund(await createOperator(), purchaseId, 200)).toMatchObject({
      status: 200,
      json: { state: "sent", status: "refunded" },
    });
    expect(await getCredits(member)).toMatchObject({ balance: 0, owed: 200 });
    expect(await canRead(member, lessonId)).toBe(true);
  });
});
