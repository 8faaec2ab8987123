import type { Statements } from "./access-world.ts";

/** As `privateStatements`, on the credit ledger. */
export const creditStatements = {
  "private.credit_accounts": {
    read: (tx) => tx`select * from private.credit_accounts`,
    insert: (tx, { newcomer }) =>
      tx`insert into private.credit_accounts (kind, buyer_key, balance) values ('member', ${newcomer}, 0)`,
    update: (tx) => tx`update private.credit_accounts set balance = 1000000 where kind = 'member'`,
    delete: (tx) => tx`delete from private.credit_accounts`,
  },
  "private.credit_transactions": {
    read: (tx) => tx`select * from private.credit_transactions`,
    insert: (tx) =>
      tx`insert into private.credit_transactions (kind, idempotency_key) values ('granted', 'X')`,
    update: (tx) => tx`update private.credit_transactions set reason = 'X'`,
    delete: (tx) => tx`delete from private.credit_transactions`,
  },
  "private.credit_entries": {
    read: (tx) => tx`select * from private.credit_entries`,
    insert: (tx) => tx`
      insert into private.credit_entries (transaction_id, account_id, amount)
      select max(transaction_id), (select id from private.credit_accounts where kind = 'granted'), 1
      from private.credit_entries`,
    update: (tx) => tx`update private.credit_entries set amount = 1000000`,
    delete: (tx) => tx`delete from private.credit_entries`,
  },
  "private.credit_lots": {
    read: (tx) => tx`select * from private.credit_lots`,
    insert: (tx) => tx`
      with made as (
        insert into private.credit_transactions (kind, idempotency_key) values ('granted', 'X') returning id
      )
      insert into private.credit_lots (account_id, transaction_id, credits, price_minor, created_at)
      select account.id, made.id, 1, 1, now() from private.credit_accounts as account, made limit 1`,
    update: (tx) => tx`update private.credit_lots set removed = 1`,
    delete: (tx) => tx`delete from private.credit_lots`,
  },
  "private.credit_spendings": {
    read: (tx) => tx`select * from private.credit_spendings`,
    insert: (tx, { purchaseId }) => tx`
      insert into private.credit_spendings (lot_id, purchase_id, serials, value_minor)
      select id, ${purchaseId}, int8range(upper(unspent) - 1, upper(unspent)), 1 from private.credit_lots limit 1`,
    update: (tx) => tx`update private.credit_spendings set is_released = true`,
    delete: (tx) => tx`delete from private.credit_spendings`,
  },
} satisfies Record<string, Statements>;
