import { expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record, sessionOf } from "../../support/database/payment-facts.ts";
import {
  getRequests,
  isRefundObsolete,
  listOpenRequests,
  requestDuplicateRefunds,
} from "../../support/database/refunds.ts";
import { getPurchase } from "../../support/database/shop.ts";
import { createTwoCheckouts } from "../../support/database/snapshot.ts";

const { paid } = facts;

test(
  "a duplicate that cost nothing has nothing to refund",
  withRollback(async (tx) => {
    const { shop, first, second } = await createTwoCheckouts(tx);
    await record(tx, paid(first));
    const free = { payment_status: "no_payment_required", amount_total: 0, payment_intent: null };
    expect(await record(tx, later(1, paid(second, free)))).not.toHaveProperty("duplicate");
    expect(await requestDuplicateRefunds(tx, shop)).toBe(0);
  }),
);

test(
  "a duplicate payment whose purchase an operator has to look at is not refunded by itself",
  withRollback(async (tx) => {
    const { shop, first, second } = await createTwoCheckouts(tx);
    await record(tx, paid(first));
    await record(tx, later(1, paid(second)));
    await requestDuplicateRefunds(tx, shop);
    const [request] = await getRequests(tx, shop);
    const other = { id: `cs_other_${second.purchaseId}`, payment_intent: `pi_other_${second.purchaseId}` };
    const less = sessionOf(second, { ...other, amount_subtotal: 900, amount_total: 900 });
    await record(tx, { type: "checkout.session.completed", object: less });
    expect(await getPurchase(tx, second.purchaseId)).toMatchObject({ error_code: "payment_mismatch" });
    expect(await listOpenRequests(tx, shop)).toEqual([]);
    expect(await isRefundObsolete(tx, request?.id)).toBe(true);
  }),
);

test(
  "a duplicate of which a part was refunded while it was none is refunded for the rest",
  withRollback(async (tx) => {
    const { shop, first, second } = await createTwoCheckouts(tx);
    await record(tx, paid(first));
    await record(tx, later(1, paid(second)));
    await requestDuplicateRefunds(tx, shop);
    await record(tx, later(60, facts.dispute(first)));
    await record(tx, later(120, facts.refund(second, { amount: 500 })));
    expect(await openAmountsOf(tx, second)).toEqual([]);
    await record(tx, later(180, facts.dispute(first, { status: "won" })));
    expect(await openAmountsOf(tx, second)).toEqual([700]);
  }),
);

const openAmountsOf = async (tx: Tx, { purchaseId }: { purchaseId: string }) =>
  (
    await tx<{ amount: number }[]>`select amount_minor::integer as amount
      from public.list_open_refund_requests(100, ${purchaseId}) where purchase_id = ${purchaseId}`
  ).map(({ amount }) => amount);
