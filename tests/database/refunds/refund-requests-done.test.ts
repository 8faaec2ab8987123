import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { type Fact, facts, later, record } from "../../support/database/payment-facts.ts";
import {
  getRequests,
  listOpenRequests,
  refuseRefund,
  requestRefund,
} from "../../support/database/refunds.ts";
import type { Checkout, Shop } from "../../support/database/shop.ts";
import { createSale } from "../../support/database/snapshot.ts";

const { refund } = facts;

const withRequest = (scenario: (tx: Tx, shop: Shop, checkout: Checkout, request: string) => Promise<void>) =>
  withRollback(async (tx) => {
    const { shop, checkout } = await createSale(tx);
    const request = randomUUID();
    await requestRefund(tx, shop.creator, checkout, 300, { request });
    await scenario(tx, shop, checkout, request);
  });

const made = (checkout: Checkout, request: string, changes = {}): Fact =>
  refund(checkout, { amount: 300, metadata: { refund_request_id: request }, ...changes });

describe("a request is done as soon as Stripe's refund is known", () => {
  test.each([
    ["by the answer", null, "succeeded"],
    ["by an event", "refund.created", "pending"],
    ["by the reconciler, when it has failed already", "refund.failed", "failed"],
  ])("%s", (_who, type, status) =>
    withRequest(async (tx, shop, checkout, request) => {
      await record(tx, { ...made(checkout, request, { status }), type });
      const done = { id: request, state: "done", stripe_refund_id: `re_${checkout.purchaseId}`, error: null };
      expect(await getRequests(tx, shop)).toMatchObject([done]);
      expect(await listOpenRequests(tx, shop)).toEqual([]);
    })(),
  );

  test(
    "also after we assumed that Stripe had refused",
    withRequest(async (tx, shop, checkout, request) => {
      await refuseRefund(tx, request, "timeout");
      await record(tx, made(checkout, request));
      expect(await getRequests(tx, shop)).toMatchObject([{ state: "done", error: null }]);
    }),
  );

  test(
    "and stays done: refused too late, recorded again, or refunded twice",
    withRequest(async (tx, shop, checkout, request) => {
      await record(tx, made(checkout, request));
      await refuseRefund(tx, request, "charge_already_refunded");
      await record(tx, later(60, made(checkout, request, { status: "failed" })));
      await record(tx, made(checkout, request, { id: "re_another" }));
      const done = { state: "done", stripe_refund_id: `re_${checkout.purchaseId}`, error: null };
      expect(await getRequests(tx, shop)).toMatchObject([done]);
    }),
  );
});

describe("a request is not done", () => {
  test(
    "by a refund made in the dashboard",
    withRequest(async (tx, shop, checkout) => {
      await record(tx, refund(checkout, { amount: 300 }));
      expect(await getRequests(tx, shop)).toMatchObject([{ state: "open" }]);
    }),
  );

  test(
    "by a refund of another payment that names it",
    withRequest(async (tx, shop, checkout, request) => {
      const others = { id: "re_others", payment_intent: "pi_others" };
      await record(tx, made(checkout, request, others));
      expect(await getRequests(tx, shop)).toMatchObject([{ state: "open" }]);
    }),
  );

  test(
    "by one that names no request of ours",
    withRequest(async (tx, shop, checkout) => {
      for (const named of ["", "' or true --", randomUUID()]) {
        const recordRefund = (inner: Tx) =>
          record(inner, made(checkout, named, { id: `re_${named}`, amount: 1 }));
        expect(await errorCodeOf(tx, recordRefund)).toBeNull();
        await recordRefund(tx);
      }
      expect(await getRequests(tx, shop)).toMatchObject([{ state: "open" }]);
    }),
  );

  test(
    "by being refused under another's id",
    withRequest(async (tx, shop) => {
      await refuseRefund(tx, randomUUID(), "x");
      expect(await getRequests(tx, shop)).toMatchObject([{ state: "open", error: null }]);
    }),
  );
});
