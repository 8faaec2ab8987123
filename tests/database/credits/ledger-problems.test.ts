import { expect, test } from "vitest";
import { buyCredits, openCreditCheckout, professional, redeem } from "../../support/database/credits.ts";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createLesson, createShop } from "../../support/database/shop.ts";

const problemsOf = (tx: Tx, ids: (string | undefined)[]) =>
  asRole(
    tx,
    "service_role",
    () => tx<{ problem: string; id: string }[]>`
      select problem, id from public.list_ledger_problems() where id = any (${ids.map(String)}) order by problem, id`,
  );

test(
  "a ledger that balances has no problems; rows changed by hand are found",
  withRollback(async (tx) => {
    const { learner, lessonId } = await createShop(tx, { price: "3.00" });
    const { purchaseId } = await buyCredits(tx, learner);
    const opened = await redeem(tx, learner, lessonId);
    const unpaid = await openCreditCheckout(tx, learner, 700);
    const [row] = await tx<{ lot: string; posting: string }[]>`
      select id as lot, transaction_id as posting from private.credit_lots where purchase_id = ${purchaseId}`;
    const ids = [opened.purchaseId, learner.id, purchaseId, unpaid.purchaseId, row?.lot, row?.posting];
    expect(await problemsOf(tx, ids)).toEqual([]);
    await tx`set local session_replication_role = replica`; // no triggers
    await tx`update private.credit_accounts set balance = balance + 1 where buyer_key = ${learner.id}`;
    await tx`update private.credit_entries set amount = amount + 1
      where transaction_id = ${row?.posting ?? ""} and amount > 0`;
    await tx`update private.credit_spendings set is_released = true where lot_id = ${row?.lot ?? ""}`;
    await tx`update public.purchases set paid_amount = amount where id = ${unpaid.purchaseId}`;
    expect(await problemsOf(tx, ids)).toEqual([
      { problem: "balance_differs_from_lots", id: learner.id },
      { problem: "lot_differs_from_spendings", id: row?.lot },
      { problem: "opening_differs_from_spendings", id: opened.purchaseId },
      { problem: "paid_pack_without_lot", id: unpaid.purchaseId },
      { problem: "unbalanced_transaction", id: row?.posting },
    ]);
    await tx`update private.credit_accounts set balance = balance + 1 where buyer_key = ${learner.id}`;
    expect(await problemsOf(tx, [learner.id])).toEqual([
      { problem: "balance_differs_from_entries", id: learner.id },
    ]);
  }),
);

test(
  "an opening that is worth or costs something else than was spent for it, and half a transaction, are found",
  withRollback(async (tx) => {
    const { learner, lessonId, creator } = await createShop(tx, { price: "3.00" });
    await buyCredits(tx, learner, professional);
    const worth = await redeem(tx, learner, lessonId);
    const cost = await redeem(tx, learner, await createLesson(tx, { creator_id: creator.id, price: "4.00" }));
    const [row] = await tx<{ posting: string }[]>`
      select id as posting from private.credit_transactions where purchase_id = ${cost.purchaseId}`;
    const ids = [worth.purchaseId, cost.purchaseId, row?.posting];
    expect(await problemsOf(tx, ids)).toEqual([]);
    await tx`set local session_replication_role = replica`; // no triggers
    await tx`update public.purchases set amount = amount + 0.01, creator_earnings = creator_earnings + 0.01
      where id = ${worth.purchaseId}`;
    await tx`update public.purchases set credits = credits + 1 where id = ${cost.purchaseId}`;
    await tx`delete from private.credit_entries where transaction_id = ${row?.posting ?? ""} and amount < 0`;
    const openings = [worth.purchaseId, cost.purchaseId].toSorted();
    expect(await problemsOf(tx, ids)).toEqual([
      ...openings.map((id) => ({ problem: "opening_differs_from_spendings", id })),
      { problem: "unbalanced_transaction", id: row?.posting },
    ]);
  }),
);

test(
  "a payment that is not what was promised has no credits, and that is no problem",
  withRollback(async (tx) => {
    const { learner } = await createShop(tx);
    const pack = await openCreditCheckout(tx, learner, 700);
    await record(tx, facts.paid(pack, { amount_subtotal: 600, amount_total: 600 }));
    expect(await problemsOf(tx, [pack.purchaseId])).toEqual([]);
  }),
);
