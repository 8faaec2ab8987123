import { randomUUID } from "node:crypto";
import { asRole, type Tx } from "./database.ts";
import { facts, record } from "./payment-facts.ts";
import type { Checkout, Shop } from "./shop.ts";

/** Rows that contradict each other, or what happened. */
export class BrokenLedger extends Error {}

type Person = { id: string };
type Answer = {
  outcome: string;
  purchaseId: string;
  balance: number;
  missing: number;
  credits: number;
  lotId: number;
  displayName: string;
};

/** Calls one of the shop's functions, which answer in JSON. */
async function call(tx: Tx, query: () => Promise<{ answer: Answer }[]>): Promise<Answer> {
  const [row] = await asRole(tx, "service_role", query);
  if (!row) throw new Error("no answer");
  return row.answer;
}

export const starter = "5c3b7f4e-6a0d-4d8e-9a52-0f1d4c1e0001";
export const professional = "5c3b7f4e-6a0d-4d8e-9a52-0f1d4c1e0003";

type CreditCheckout = Checkout & { credits: number };

/** What the shop does when a member presses Buy at a pack, or at a number of credits. */
export async function openCreditCheckout(
  tx: Tx,
  buyer: Person,
  wanted: string | number,
  metadata: { lessonId?: string } = {},
): Promise<CreditCheckout> {
  const [pack, credits] = typeof wanted === "string" ? [wanted, null] : [null, wanted];
  const [row] = await asRole(
    tx,
    "service_role",
    () => tx<{ answer: CreditCheckout }[]>`
      select public.open_credit_checkout(${buyer.id}, 10, false, ${tx.json(metadata)}, ${pack}, ${credits}) as answer`,
  );
  if (!row) throw new Error("open_credit_checkout answered nothing");
  return row.answer;
}

/** Buys a pack, or a number of credits, and pays. */
export async function buyCredits(
  tx: Tx,
  buyer: Person,
  wanted: string | number = starter,
): Promise<CreditCheckout> {
  const checkout = await openCreditCheckout(tx, buyer, wanted);
  await record(tx, facts.paid(checkout));
  return checkout;
}

export const redeem = (tx: Tx, buyer: Person, lessonId: string, key: string = randomUUID(), fee = 10) =>
  call(tx, () => tx`select public.redeem_lesson(${buyer.id}, ${lessonId}, ${key}, ${fee}, false) as answer`);

/** As `redeem`, with the price that was shown. */
export const redeemAt = (tx: Tx, buyer: Person, lessonId: string, price: number) =>
  call(
    tx,
    () =>
      tx`select public.redeem_lesson(${buyer.id}, ${lessonId}, ${randomUUID()}, 10, false, ${price}) as answer`,
  );

export const undoRedemption = (tx: Tx, buyer: Person, purchaseId: string) =>
  call(tx, () => tx`select public.undo_redemption(${buyer.id}, ${purchaseId}) as answer`);

export const returnCredits = (tx: Tx, actor: Person, purchaseId: string, request: string = randomUUID()) =>
  call(tx, () => tx`select public.return_credits(${actor.id}, ${purchaseId}, ${request}) as answer`);

export const grantCredits = (
  tx: Tx,
  actor: Person,
  to: Person,
  credits: number,
  request: string = randomUUID(),
) =>
  call(
    tx,
    () =>
      tx`select public.grant_credits(${actor.id}, 'aal2', ${to.id}, ${credits}, 'A gift', ${request}) as answer`,
  );

export const withdrawGrant = (tx: Tx, actor: Person, lotId: string) =>
  call(tx, () => tx`select public.withdraw_grant(${actor.id}, 'aal2', ${lotId}, 'A mistake') as answer`);

type PackRefund = { purchaseId: string; credits: number; amountMinor: number };

/** What a member can have back of their packs, or of one. */
export async function listPackRefunds(
  tx: Tx,
  member: Person,
  packId: string | null = null,
): Promise<PackRefund[]> {
  const rows = await asRole(
    tx,
    member,
    () => tx<{ refund: PackRefund }[]>`select public.list_pack_refunds(${packId}) as refund`,
  );
  return rows.map(({ refund }) => refund);
}

export type Lot = { id: number; credits: number; spent: number; removed: number; blocked: boolean };

/** A member's credits, after a check that ledger, lots and balance say the same. */
export async function creditsOf(tx: Tx, { id }: Person): Promise<{ balance: number; lots: Lot[] }> {
  const [row] = await tx<{ balance: number; posted: number; unbalanced: number; lots: Lot[] }[]>`
    select account.balance::integer,
      (select coalesce(sum(amount), 0) from private.credit_entries where account_id = account.id)::integer as posted,
      (select count(*) from (select from private.credit_entries group by transaction_id having sum(amount) <> 0
        or count(*) < 2) as wrong)::integer as unbalanced,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'credits', credits, 'spent', spent, 'removed', removed,
        'blocked', blocked) order by created_at, id), '[]') from private.credit_lots where account_id = account.id) as lots
    from private.credit_accounts as account where buyer_key = ${id}`;
  if (!row) return { balance: 0, lots: [] };
  const left = row.lots.reduce((sum, { credits, spent, removed }) => sum + credits - spent - removed, 0);
  if (row.unbalanced > 0 || row.posted !== row.balance || left !== row.balance)
    throw new BrokenLedger(`The ledger does not balance: ${JSON.stringify(row)}`);
  return row;
}

/** The value of each standing spending of a purchase, in minor units, by lot. */
export async function spendingsOf(tx: Tx, purchaseId: string): Promise<{ credits: number; value: number }[]> {
  return tx<{ credits: number; value: number }[]>`
    select (upper(serials) - lower(serials))::integer as credits, value_minor::integer as value
    from private.credit_spendings where purchase_id = ${purchaseId} and not is_released order by lot_id, serials`;
}

export const creatorNet = async (tx: Tx, { creator }: Shop): Promise<number> => {
  const [row] = await tx<{ net: number }[]>`
    select coalesce(sum(net_minor), 0)::integer as net from public.creator_earnings where creator_id = ${creator.id}`;
  return row?.net ?? 0;
};
