import { describe, expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import {
  createOperator,
  getRequests,
  isRefundObsolete,
  listOpenRequests,
  refuseRefund,
  requestDuplicateRefunds,
  requestRefund,
} from "../../support/database/refunds.ts";
import { type Checkout, getPurchase, type Shop } from "../../support/database/shop.ts";
import { createCheckout, createTwoCheckouts } from "../../support/database/snapshot.ts";

const { paid, refund, dispute } = facts;

/** A learner who has paid twice for one lesson. */
const withDuplicate = (scenario: (tx: Tx, shop: Shop, first: Checkout, second: Checkout) => Promise<void>) =>
  withRollback(async (tx) => {
    const { shop, first, second } = await createTwoCheckouts(tx);
    await record(tx, paid(first));
    await record(tx, later(1, paid(second)));
    await scenario(tx, shop, first, second);
  });

describe("a duplicate payment", () => {
  test(
    "is refunded once, in full, by the shop itself",
    withDuplicate(async (tx, shop, _first, second) => {
      expect(await requestDuplicateRefunds(tx, shop)).toBe(1);
      expect(await requestDuplicateRefunds(tx, shop)).toBe(0);
      const whole = { purchase_id: second.purchaseId, amount_minor: 1200, currency: "usd", state: "open" };
      const requests = await getRequests(tx, shop);
      expect(requests).toMatchObject([
        { ...whole, reason: "duplicate", automatic: true, requested_by: null },
      ]);
      expect(await listOpenRequests(tx, shop)).toEqual([requests[0]?.id]);
    }),
  );

  test(
    "is requested and listed for its buyer and its lesson alone, where a purchase is named",
    withDuplicate(async (tx, shop, first) => {
      const other = await createTwoCheckouts(tx);
      await record(tx, paid(other.first));
      await record(tx, later(1, paid(other.second)));
      expect(await requestDuplicateRefunds(tx, shop, first)).toBe(1);
      expect(await getRequests(tx, other.shop)).toEqual([]);
      expect(await requestDuplicateRefunds(tx, other.shop)).toBe(1);
      expect(await listOpenRequests(tx, other.shop, first)).toEqual([]);
      expect(await listOpenRequests(tx, shop, first)).toHaveLength(1);
    }),
  );

  test(
    "starts refunds with each fact until its own was refused",
    withDuplicate(async (tx, shop, first) => {
      expect(await record(tx, paid(first))).toMatchObject({ duplicate: true });
      await requestDuplicateRefunds(tx, shop);
      expect(await record(tx, paid(first))).toMatchObject({ duplicate: true });
      const [request] = await getRequests(tx, shop);
      await refuseRefund(tx, request?.id ?? "", "insufficient_funds");
      expect(await record(tx, paid(first))).not.toHaveProperty("duplicate");
    }),
  );

  test(
    "of which a part was refunded already is refunded for the rest",
    withDuplicate(async (tx, shop, _first, second) => {
      await record(tx, refund(second, { amount: 500 }));
      await requestDuplicateRefunds(tx, shop);
      expect(await getRequests(tx, shop)).toMatchObject([{ amount_minor: 700 }]);
    }),
  );

  test(
    "is never refunded again by itself, where the refund failed or Stripe refused",
    withDuplicate(async (tx, shop, _first, second) => {
      await requestDuplicateRefunds(tx, shop);
      const [request] = await getRequests(tx, shop);
      const metadata = { refund_request_id: request?.id ?? "" };
      await record(tx, refund(second, { metadata }));
      expect((await getPurchase(tx, second.purchaseId)).status).toBe("refunded");
      await record(tx, later(86_400, refund(second, { metadata, status: "failed" })));
      expect((await getPurchase(tx, second.purchaseId)).status).toBe("review");
      expect(await requestDuplicateRefunds(tx, shop)).toBe(0);
      expect(await listOpenRequests(tx, shop)).toEqual([]);
      // A person decides.
      expect(await requestRefund(tx, await createOperator(tx), second, 1200)).toMatchObject({
        outcome: "requested",
      });
    }),
  );

  test(
    "that an operator is refunding is not refunded by the shop as well",
    withDuplicate(async (tx, shop, _first, second) => {
      await requestRefund(tx, await createOperator(tx), second, 1200);
      expect(await requestDuplicateRefunds(tx, shop)).toBe(0);
      const [request] = await getRequests(tx, shop);
      await refuseRefund(tx, request?.id ?? "", "insufficient_funds");
      expect(await requestDuplicateRefunds(tx, shop)).toBe(1);
      const operator = await createOperator(tx);
      expect(await requestRefund(tx, operator, second, 1200)).toEqual({ outcome: "in_progress" });
    }),
  );

  test(
    "is not refunded while it is disputed, nor once it is refunded",
    withDuplicate(async (tx, shop, _first, second) => {
      await record(tx, dispute(second));
      expect(await requestDuplicateRefunds(tx, shop)).toBe(0);
      await record(tx, later(60, dispute(second, { status: "won" })));
      await record(tx, later(60, refund(second)));
      expect(await requestDuplicateRefunds(tx, shop)).toBe(0);
      expect(await getRequests(tx, shop)).toEqual([]);
    }),
  );
});

describe("a duplicate payment that became the only one before it was refunded", () => {
  test(
    "is not refunded any more, and blocks nothing",
    withDuplicate(async (tx, shop, first, second) => {
      await requestDuplicateRefunds(tx, shop);
      const [request] = await getRequests(tx, shop);
      expect(await isRefundObsolete(tx, request?.id)).toBe(false);
      await record(tx, later(60, refund(first)));
      expect((await getPurchase(tx, second.purchaseId)).status).toBe("completed");
      expect(await isRefundObsolete(tx, request?.id)).toBe(true);
      expect(await listOpenRequests(tx, shop)).toEqual([]);
      expect(await requestRefund(tx, shop.creator, second, 300)).toMatchObject({ outcome: "requested" });
    }),
  );

  test(
    "is refunded after all, when the first one's refund fails",
    withDuplicate(async (tx, shop, first, second) => {
      await requestDuplicateRefunds(tx, shop);
      await record(tx, later(60, refund(first)));
      await record(tx, later(86_400, refund(first, { status: "failed" })));
      expect((await getPurchase(tx, second.purchaseId)).status).toBe("review");
      expect(await listOpenRequests(tx, shop)).toHaveLength(1);
    }),
  );
});

describe("nothing is refunded by itself", () => {
  test(
    "of a single payment, nor of one that is not the promised price",
    withRollback(async (tx) => {
      const { shop, checkout } = await createCheckout(tx);
      await record(tx, paid(checkout, { amount_subtotal: 1500, amount_total: 1500 }));
      const single = await createCheckout(tx);
      await record(tx, paid(single.checkout));
      expect(await requestDuplicateRefunds(tx, shop)).toBe(0);
      expect([...(await getRequests(tx, shop)), ...(await getRequests(tx, single.shop))]).toEqual([]);
    }),
  );

  test(
    "of the first payment",
    withDuplicate(async (tx, shop, first) => {
      await requestDuplicateRefunds(tx, shop);
      const about = (await getRequests(tx, shop)).map(({ purchase_id }) => purchase_id);
      expect(about).not.toContain(first.purchaseId);
    }),
  );
});

test(
  "a duplicate payment of a deleted account is refunded as well",
  withDuplicate(async (tx, shop, _first, second) => {
    await tx`delete from auth.users where id = ${shop.learner.id}`;
    await requestDuplicateRefunds(tx, shop);
    expect(await getRequests(tx, shop)).toMatchObject([
      { purchase_id: second.purchaseId, amount_minor: 1200 },
    ]);
    expect(await listOpenRequests(tx, shop)).toHaveLength(1);
  }),
);
