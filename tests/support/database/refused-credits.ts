import { randomUUID } from "node:crypto";
import { buyCredits } from "./credits.ts";
import type { Tx } from "./database.ts";
import { type Attempt, type Refused, twice } from "./refused-purchases.ts";
import { createPurchase } from "./shop.ts";

const insert = async (
  tx: Tx,
  table: string,
  row: Record<string, string | number | null>,
): Promise<{ id: string }> => {
  const [inserted] = await tx<{ id: string }[]>`insert into ${tx(table)} ${tx(row)} returning id`;
  return inserted ?? { id: "" };
};
const pack =
  (fields: Record<string, string | number>): Attempt =>
  (tx) =>
    insert(tx, "public.credit_packs", { name: "Odd", credits: 100, price: "0.99", position: 9, ...fields });
const account =
  (fields: Record<string, string | number | null>): Attempt =>
  (tx) =>
    insert(tx, "private.credit_accounts", { kind: "member", buyer_key: randomUUID(), balance: 0, ...fields });
const posting =
  (fields: Record<string, string>): Attempt =>
  (tx) =>
    insert(tx, "private.credit_transactions", { kind: "granted", idempotency_key: "X", ...fields });

/** On a member's lot of 500 credits, of which none is spent. */
const lot =
  (change: string): Attempt =>
  async (tx, { learner }) => {
    await buyCredits(tx, learner);
    await tx.unsafe(`update private.credit_lots set ${change} where account_id =
      (select id from private.credit_accounts where buyer_key = '${learner.id}')`);
  };
const sameLot =
  (column: string): Attempt =>
  async (tx, { learner }) => {
    const { purchaseId } = await buyCredits(tx, learner);
    const other = await insert(tx, "private.credit_transactions", { kind: "granted", idempotency_key: "X" });
    await tx`insert into private.credit_lots (account_id, purchase_id, transaction_id, credits, price_minor, created_at)
    select account_id, ${column === "purchase_id" ? purchaseId : null},
      ${column === "purchase_id" ? tx`${other.id}` : tx`transaction_id`}, 1, 1, now()
    from private.credit_lots where purchase_id = ${purchaseId}`;
  };
/** `serials` is SQL, of the lot `lot`. */
const spending =
  (serials: string, value = 1): Attempt =>
  async (tx, { learner }) => {
    const { purchaseId } = await buyCredits(tx, learner);
    await tx.unsafe(`insert into private.credit_spendings (lot_id, purchase_id, serials, value_minor)
      select id, '${purchaseId}', ${serials}, ${value} from private.credit_lots as lot
      where purchase_id = '${purchaseId}'`);
  };

/** What the rules about credits refuse. */
export const refusedCredits: Refused[] = [
  [
    "purchases_kind_has_item",
    "a lesson's purchase without a lesson",
    (tx, shop) => createPurchase(tx, shop, { lesson_id: null }),
  ],
  [
    "purchases_kind_has_item",
    "a pack's purchase with a lesson",
    (tx, shop) => createPurchase(tx, shop, { kind: "credits", credits: "5" }),
  ],
  [
    "purchases_kind_has_item",
    "a lesson paid with an unknown number of credits",
    (tx, shop) => createPurchase(tx, shop, { paid_with: "credits" }),
  ],
  [
    "purchases_credits_range",
    "a lesson for no credits",
    (tx, shop) => createPurchase(tx, shop, { paid_with: "credits", credits: "0" }),
  ],
  ["credit_packs_name_length", "a pack without a name", pack({ name: " " })],
  ["credit_packs_credits_range", "a pack of a million and one credits", pack({ credits: 1_000_001 })],
  ["credit_packs_price_positive", "a free pack", pack({ price: "0" })],
  ["credit_packs_price_at_most_face", "a pack dearer than its credits", pack({ price: "1.01" })],
  ["credit_packs_currency", "a pack in another currency", pack({ currency: "eur" })],
  ["credit_packs_position_unique", "two packs in one place", twice(pack({}))],
  [
    "credit_accounts_buyer_key_unique",
    "two accounts of one member",
    twice(account({ buyer_key: "b0000000-0000-4000-8000-00000000000c" })),
  ],
  ["credit_accounts_member_has_key", "an account of no member", account({ buyer_key: null })],
  ["credit_accounts_member_has_balance", "a member without a balance", account({ balance: null })],
  [
    "credit_accounts_one_of_the_shop_idx",
    "two accounts for what is sold",
    account({ kind: "sold", buyer_key: null, balance: null }),
  ],
  ["credit_transactions_idempotency_key_unique", "one key for two postings", twice(posting({}))],
  ["credit_transactions_reason_length", "an empty reason", posting({ reason: "" })],
  [
    "credit_entries_amount_not_zero",
    "an entry of nothing",
    async (tx) => {
      const { id } = await insert(tx, "private.credit_transactions", {
        kind: "granted",
        idempotency_key: "X",
      });
      await tx`insert into private.credit_entries (transaction_id, account_id, amount)
      select ${id}, id, 0 from private.credit_accounts where kind = 'sold'`;
    },
  ],
  ["credit_lots_credits_range", "a lot of no credits", lot("credits = 0, unspent = '{}'")],
  ["credit_lots_price_not_negative", "a lot that cost less than nothing", lot("price_minor = -1")],
  ["credit_lots_removed_range", "more removed than a lot held", lot("removed = 501")],
  [
    "credit_lots_unspent_of_lot",
    "another lot's credits",
    lot("unspent = unspent + int8multirange(int8range(0, 1))"),
  ],
  ["credit_lots_purchase_id_unique", "two lots of one pack", sameLot("purchase_id")],
  ["credit_lots_transaction_id_unique", "two lots of one posting", sameLot("transaction_id")],
  ["credit_spendings_serials_not_empty", "a spending of no credits", spending("'empty'")],
  ["credit_spendings_serials_of_lot", "a spending of another lot's credits", spending("int8range(0, 1)")],
  [
    "credit_spendings_value_not_negative",
    "a spending worth less than nothing",
    spending("int8range(upper(unspent) - 1, upper(unspent))", -1),
  ],
  [
    "credit_spendings_no_credit_twice",
    "one credit spent twice",
    async (tx, shop) => {
      await spending("int8range(lower(unspent), lower(unspent) + 2)")(tx, shop);
      await tx`insert into private.credit_spendings (lot_id, purchase_id, serials, value_minor)
      select lot_id, purchase_id, int8range(lower(serials) + 1, upper(serials) + 1), 1 from private.credit_spendings
      where purchase_id in (select id from public.purchases where user_id = ${shop.learner.id})`;
    },
  ],
];
