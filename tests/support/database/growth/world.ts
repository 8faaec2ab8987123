import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import type { Tx } from "../database.ts";
import { createOperator } from "../refunds.ts";
import { openCheckout } from "../shop.ts";
import type { GrowingShop } from "./grow.ts";

/** What the queries name. `readerId` has bought as much as most, `buyerId` a hundredth of all purchases. */
export type World = Awaited<ReturnType<typeof createWorld>>;

/** Rows that the queries ask for, and a checkout, a refund, a mail and a grant that are open, in a shop of any size. */
export async function createWorld(tx: Tx, { busy, creatorIds }: GrowingShop, buyerId: string) {
  await tx`update private.settings set operators_need_second_factor = false`;
  const operator = await createOperator(tx);
  const sale = await oldestPurchase(tx, tx`creator_id = ${busy} and is_sale and grants_access`, 30);
  const readerId = sale.userId;
  const lesson = await one<{ id: string; slug: string; creatorId: string }>(tx`
    select id, slug, creator_id as "creatorId" from public.lessons as lesson
    where creator_id = ${creatorIds[1] ?? ""} and price > 0 and currency = 'usd'
      and not exists (select from public.purchases where buyer_key = ${readerId} and lesson_id = lesson.id)
    order by slug limit 1`);
  const checkout = await openCheckout(tx, { id: readerId }, lesson.id);
  return {
    ...{ operatorId: operator.id, creatorId: busy, buyerId, readerId, lesson, checkout, sale },
    bought: await oldestPurchase(tx, tx`user_id = ${buyerId} and grants_access and kind = 'lesson'`, 3),
    ...(await positionsIn(tx, { busy, buyerId })),
    ...(await addOpenWork(tx, { readerId, operatorId: operator.id, purchaseId: sale.id })),
  };
}

async function one<Row extends object>(query: postgres.PendingQuery<Row[]>): Promise<Row> {
  const [row] = await query;
  if (!row) throw new Error("There is no such row.");
  return row;
}

const oldestPurchase = (tx: Tx, which: postgres.Fragment, skipped: number) =>
  one(tx<{ id: string; at: string; day: string; lessonId: string; userId: string; buyer: string }[]>`
    select sale.id, purchase_date::text as at, purchase_date::date::text as day, lesson_id as "lessonId",
      user_id as "userId", display_name as buyer
    from public.purchases as sale join public.profiles on profiles.id = user_id
    where ${which} order by purchase_date, sale.id offset ${skipped} limit 1`);

/** By which the last pages of long lists are asked for. */
const positionsIn = (tx: Tx, { busy, buyerId }: { busy: string; buyerId: string }) =>
  one(tx<Record<PositionNames, string>[]>`
    select creator.slug as "creatorSlug", free.id as "freeLessonId",
      read.last_at::text as "readAt", read.lesson_id as "readLessonId",
      draft.updated_at::text as "draftAt", draft.lesson_id as "draftLessonId",
      request.created_at::text as "requestAt", request.id as "requestId",
      entry.transaction_id as "entryId", entry.buyer_key as "creditMemberId",
      (select purchase_id from private.credit_lots where purchase_id is not null order by id limit 1) as "packId"
    from public.creators as creator, (select id from public.lessons where price = 0 order by slug limit 1) as free,
      (select lesson_id, greatest(purchase_date, progress.updated_at) as last_at
        from public.purchases left join public.lesson_progress as progress using (user_id, lesson_id)
        where user_id = ${buyerId} and grants_access and kind = 'lesson' order by last_at limit 1 offset 3) as read,
      (select lesson_id, updated_at from public.lesson_drafts where creator_id = ${busy}
        order by updated_at limit 1) as draft,
      (select id, created_at from private.refund_requests where requested_by = ${busy}
        order by created_at desc, id desc limit 1) as request,
      (select transaction_id, buyer_key from private.credit_entries
        join private.credit_accounts as account on account.id = account_id and account.kind = 'member'
        order by transaction_id limit 1) as entry
    where creator.id = ${busy}`);

type PositionNames =
  | ("creatorSlug" | "freeLessonId" | "readAt" | "readLessonId" | "draftAt" | "draftLessonId")
  | ("requestAt" | "requestId" | "entryId" | "creditMemberId" | "packId");

/** A refund that Stripe has not confirmed, mails that wait and that failed, a grant, a draft that no lesson has. */
async function addOpenWork(
  tx: Tx,
  { readerId, operatorId, purchaseId }: { readerId: string; operatorId: string; purchaseId: string },
) {
  const openRefundId = randomUUID();
  await tx`
    insert into private.refund_requests
      (id, purchase_id, payment_intent_id, amount_minor, currency, reason, requested_by, created_at)
    select ${openRefundId}, id, payment_intent_id, 1, currency, 'duplicate', creator_id, now() - interval '2 hours'
    from public.purchases where id = ${purchaseId}`;
  const mailIds = { waiting: randomUUID(), failed: randomUUID() };
  for (const [state, id] of Object.entries(mailIds)) {
    await tx`
      insert into private.mails (id, kind, subject, recipient_id, purchase_id, state, attempts, reason)
      values (${id}, 'refund', ${id}, ${readerId}, ${purchaseId}, ${state}, ${state === "failed" ? 9 : 0},
        ${state === "failed" ? "refused" : null})`;
  }
  const grant = await one(tx<{ lotId: string }[]>`
    with granted as (
      select public.grant_credits(${operatorId}, 'aal2', ${readerId}, 100000, 'Thanks', ${randomUUID()}) as answer
    ) select answer ->> 'lotId' as "lotId" from granted`);
  return { openRefundId, mailIds, lotId: grant.lotId };
}
