import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { buyCredits } from "../../support/database/credits.ts";
import { errorCodeOf, sql, type Tx, withRollback } from "../../support/database/database.ts";
import { createShop } from "../../support/database/shop.ts";

// As the owner of the tables, whom no right binds.
const changes: [what: string, change: (tx: Tx) => Promise<unknown>][] = [
  ["another amount", (tx) => tx`update private.credit_entries set amount = amount + 1`],
  ["an entry less", (tx) => tx`delete from private.credit_entries`],
  ["a transaction less", (tx) => tx`delete from private.credit_transactions`],
  [
    "another key",
    (tx) => tx`update private.credit_transactions set idempotency_key = 'X' || idempotency_key`,
  ],
  ["another reason", (tx) => tx`update private.credit_transactions set reason = 'X'`],
  ["an account less", (tx) => tx`delete from private.credit_accounts`],
  ["a lot less", (tx) => tx`delete from private.credit_lots`],
  ["a spending less", (tx) => tx`delete from private.credit_spendings`],
  [
    "an account that begins with credits",
    (tx) =>
      tx`insert into private.credit_accounts (kind, buyer_key, balance) values ('member', ${randomUUID()}, 1)`,
  ],
];

test.each(changes)("the ledger refuses %s", async (_, change) => {
  await withRollback(async (tx) => {
    const { learner } = await createShop(tx);
    await buyCredits(tx, learner);
    expect(await errorCodeOf(tx, change)).toBe("credit_ledger_append_only");
  })();
});

// Emptying a table would wait for every other test's transaction, and they for it.
test("the ledger refuses, of every role, to empty one of its tables", async () => {
  const rows = await sql`
    select tgrelid::regclass::text as name from pg_trigger
    where tgfoid = 'private.refuse_ledger_change'::regproc and tgenabled = 'O'
      and tgtype & 32 > 0 and tgtype & 2 > 0 and tgqual is null order by 1`; // truncate, before, without a condition
  expect(rows.map(({ name }) => name)).toEqual(
    ["accounts", "entries", "lots", "spendings", "transactions"].map((table) => `private.credit_${table}`),
  );
});

test(
  "the ledger refuses entries that do not sum to zero",
  withRollback(async (tx) => {
    const { learner } = await createShop(tx);
    await buyCredits(tx, learner);
    const half = async (inner: Tx) => {
      await inner`insert into private.credit_entries (transaction_id, account_id, amount)
        select max(transaction_id), (select id from private.credit_accounts where kind = 'granted'), 1
        from private.credit_entries`;
      await inner`set constraints all immediate`;
    };
    expect(await errorCodeOf(tx, half)).toBe("credit_entries_sum_to_zero");
  }),
);
