import { expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { getRequests, requestRefund } from "../../support/database/refunds.ts";
import { createSale } from "../../support/database/snapshot.ts";

test(
  "an outdated expected amount refunds nothing: two tabs make one refund",
  withRollback(async (tx) => {
    const { shop, checkout } = await createSale(tx);
    const ask = (expected?: number) => requestRefund(tx, shop.creator, checkout, 300, { expected });
    expect(await ask(1200)).toMatchObject({ outcome: "requested" });
    expect(await ask(1200)).toEqual({ outcome: "in_progress" });
    const [first] = await getRequests(tx, shop);
    const metadata = { refund_request_id: first?.id ?? "" };
    await record(tx, facts.refund(checkout, { amount: 300, metadata }));
    expect(await ask(1200)).toEqual({ outcome: "conflict" });
    expect(await getRequests(tx, shop)).toHaveLength(1);
    expect(await ask(900)).toMatchObject({ outcome: "requested" });
  }),
);

test(
  "without an expected amount only the amount is checked",
  withRollback(async (tx) => {
    const { shop, checkout } = await createSale(tx);
    await record(tx, facts.refund(checkout, { amount: 300 }));
    const answer = await requestRefund(tx, shop.creator, checkout, 900);
    expect(answer).toMatchObject({ outcome: "requested" });
  }),
);
