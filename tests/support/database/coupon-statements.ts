import type { Statements } from "./access-world.ts";

/** Statements on the creator's coupon that would succeed for someone with every right. */
export const couponStatements = {
  "public.coupons": {
    read: (tx, { key }) => tx`select * from public.coupons where id = ${key}`,
    insert: (tx, { creator }) => tx`
      insert into public.coupons (creator_id, code, percent, for_all_lessons)
      values (${creator.id}, 'AUTUMN', 10, true)`,
    update: (tx, { key }) => tx`update public.coupons set percent = 99 where id = ${key}`,
    delete: (tx, { key }) => tx`delete from public.coupons where id = ${key}`,
  },
  "public.coupon_lessons": {
    read: (tx, { key }) => tx`select * from public.coupon_lessons where coupon_id = ${key}`,
    insert: (tx, { key, creator, emptyLessonId }) => tx`
      insert into public.coupon_lessons (coupon_id, lesson_id, creator_id)
      values (${key}, ${emptyLessonId}, ${creator.id})`,
    update: (tx, { key }) =>
      tx`update public.coupon_lessons set lesson_id = lesson_id where coupon_id = ${key}`,
    delete: (tx, { key }) => tx`delete from public.coupon_lessons where coupon_id = ${key}`,
  },
  "private.creator_fee_changes": {
    read: (tx, { creator }) => tx`select * from private.creator_fee_changes where creator_id = ${creator.id}`,
    insert: (tx, { creator }) =>
      tx`insert into private.creator_fee_changes (creator_id, percentage, reason) values (${creator.id}, 10, 'X')`,
    update: (tx, { creator }) =>
      tx`update private.creator_fee_changes set reason = 'Y' where creator_id = ${creator.id}`,
    delete: (tx, { creator }) => tx`delete from private.creator_fee_changes where creator_id = ${creator.id}`,
  },
} satisfies Record<string, Statements>;
