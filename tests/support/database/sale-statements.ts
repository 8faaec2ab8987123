import type { Statements } from "./access-world.ts";

/** As publicStatements, on purchases and what is counted from them. */
export const saleStatements = {
  "public.lesson_sales": {
    read: (tx, { lessonId }) => tx`select * from public.lesson_sales where lesson_id = ${lessonId}`,
    insert: (tx, { emptyLessonId }) =>
      tx`insert into public.lesson_sales (lesson_id, shard, sales) values (${emptyLessonId}, 0, 1)`,
    update: (tx, { lessonId }) => tx`update public.lesson_sales set sales = 9 where lesson_id = ${lessonId}`,
    delete: (tx, { lessonId }) => tx`delete from public.lesson_sales where lesson_id = ${lessonId}`,
  },
  "private.kept_lesson_counts": {
    read: (tx, { freeLessonId }) =>
      tx`select * from private.kept_lesson_counts where lesson_id = ${freeLessonId}`,
    insert: (tx, { emptyLessonId }) =>
      tx`insert into private.kept_lesson_counts (lesson_id, shard, keepers) values (${emptyLessonId}, 0, 1)`,
    update: (tx, { freeLessonId }) =>
      tx`update private.kept_lesson_counts set keepers = 9 where lesson_id = ${freeLessonId}`,
    delete: (tx, { freeLessonId }) =>
      tx`delete from private.kept_lesson_counts where lesson_id = ${freeLessonId}`,
  },
  "public.purchases": {
    read: (tx, { purchaseId }) => tx`select id from public.purchases where id = ${purchaseId}`,
    insert: (tx, { otherLearner, creator, lessonId }) => tx`
      insert into public.purchases (user_id, buyer_key, lesson_id, creator_id, amount, platform_fee, creator_earnings,
        fee_percentage, currency, livemode, expires_at)
      values (${otherLearner.id}, ${otherLearner.id}, ${lessonId}, ${creator.id}, 12, 2, 10, 10, 'usd', false, now())`,
    update: (tx, { purchaseId }) =>
      tx`update public.purchases set receipt_url = 'X' where id = ${purchaseId}`,
    delete: (tx, { purchaseId }) => tx`delete from public.purchases where id = ${purchaseId}`,
  },
  "public.purchase_status_changes": {
    read: (tx, { purchaseId }) =>
      tx`select * from public.purchase_status_changes where purchase_id = ${purchaseId}`,
    insert: (tx, { purchaseId }) => tx`
      insert into public.purchase_status_changes (purchase_id, to_status, cause, source)
      values (${purchaseId}, 'completed', 'X', 'shop')`,
    update: (tx, { purchaseId }) =>
      tx`update public.purchase_status_changes set cause = 'X' where purchase_id = ${purchaseId}`,
    delete: (tx, { purchaseId }) =>
      tx`delete from public.purchase_status_changes where purchase_id = ${purchaseId}`,
  },
  "public.earnings_rollups": {
    read: (tx, { creator }) => tx`select * from public.earnings_rollups where creator_id = ${creator.id}`,
    insert: (tx, { creator }) => tx`
      insert into public.earnings_rollups (creator_id, scope_id, grain, period, currency, shard, checkouts, sales,
        reversals, lost_sales, gross, platform_fee, reversed, fee_returned, net)
      values (${creator.id}, ${creator.id}, 'day', now(), 'eur', 0, 1, 1, 0, 0, 2, 1, 0, 0, 1)`,
    update: (tx, { creator }) =>
      tx`update public.earnings_rollups set sales = 9 where creator_id = ${creator.id}`,
    delete: (tx, { creator }) => tx`delete from public.earnings_rollups where creator_id = ${creator.id}`,
  },
  "public.sale_reversals": {
    read: (tx, { purchaseId }) =>
      tx`select amount from public.sale_reversals where purchase_id = ${purchaseId}`,
    insert: (tx, { purchaseId, creator }) => tx`
      insert into public.sale_reversals (purchase_id, fact_id, creator_id, occurred_at, amount, fee_returned, closes)
      values (${purchaseId}, 're_y', ${creator.id}, now(), 1, 0, false)`,
    update: (tx, { purchaseId }) =>
      tx`update public.sale_reversals set closes = true where purchase_id = ${purchaseId}`,
    delete: (tx, { purchaseId }) => tx`delete from public.sale_reversals where purchase_id = ${purchaseId}`,
  },
  "public.lesson_views": {
    read: (tx, { creator }) => tx`select * from public.lesson_views where creator_id = ${creator.id}`,
    insert: (tx, { creator }) => tx`
      insert into public.lesson_views (creator_id, scope_id, grain, period, views)
      values (${creator.id}, ${creator.id}, 'day', '2026-01-01', 1)`,
    update: (tx, { creator }) =>
      tx`update public.lesson_views set views = 9 where creator_id = ${creator.id}`,
    delete: (tx, { creator }) => tx`delete from public.lesson_views where creator_id = ${creator.id}`,
  },
  // Postgres itself cannot write through these views.
  "public.creator_earnings": {
    read: (tx, { creator }) => tx`select * from public.creator_earnings where creator_id = ${creator.id}`,
  },
  "public.purchase_totals": {
    read: (tx, { learner }) => tx`select * from public.purchase_totals where user_id = ${learner.id}`,
  },
} satisfies Record<string, Statements>;
