import { expect, test } from "vitest";
import {
  buyCredits,
  grantCredits,
  professional,
  redeem,
  returnCredits,
  undoRedemption,
  withdrawGrant,
} from "../../support/database/credits.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import { createOperator } from "../../support/database/refunds.ts";
import { createShop } from "../../support/database/shop.ts";

/** Each posting to a member, oldest first: its kind, and the account of the shop's on the other side. */
const postingsOf = (tx: Tx, member: { id: string }) =>
  tx<{ posting: string }[]>`
    select format('%s %s %s', posting.kind, other.kind, entry.amount) as posting
    from private.credit_accounts as account
      join private.credit_entries as entry on entry.account_id = account.id
      join private.credit_transactions as posting on posting.id = entry.transaction_id
      join private.credit_entries as counter on counter.transaction_id = posting.id and counter.account_id <> account.id
      join private.credit_accounts as other on other.id = counter.account_id
    where account.buyer_key = ${member.id} and counter.amount = -entry.amount order by posting.id`;

test(
  "each posting says what happened, against the shop's account that it concerns",
  withRollback(async (tx) => {
    const { learner, creator, lessonId } = await createShop(tx, { price: "9.99" });
    const operator = await createOperator(tx);
    const { lotId } = await grantCredits(tx, operator, learner, 50);
    await withdrawGrant(tx, operator, String(lotId));
    const pack = await buyCredits(tx, learner, professional);
    await undoRedemption(tx, learner, (await redeem(tx, learner, lessonId)).purchaseId);
    await returnCredits(tx, creator, (await redeem(tx, learner, lessonId)).purchaseId);
    await record(tx, facts.dispute(pack));
    await record(tx, later(60, facts.dispute(pack, { status: "won" })));
    await tx`select public.anonymize_user(${learner.id})`;
    expect((await postingsOf(tx, learner)).map(({ posting }) => posting)).toEqual([
      "granted granted 50",
      "withdrawn granted -50",
      "bought sold 3500",
      "spent spent -999",
      "undone spent 999",
      "spent spent -999",
      "returned spent 999",
      "reversed reversed -3500",
      "restored reversed 3500",
      "closed reversed -3500",
    ]);
  }),
);
