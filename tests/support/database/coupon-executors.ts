import type { Executors } from "./account-functions.ts";
import type { Tx } from "./database.ts";

const id = "b0000000-0000-4000-8000-000000000000";

/** Who may execute each function about coupons. */
// biome-ignore format: a table
export const couponExecutors: Executors = [
  ["private.fold_digits(text)",                 ["service_role"]],
  ["private.coupon_key(text)",                  ["service_role"]],
  ["private.is_coupon_code(text)",              ["service_role"]],
  ["private.discounted_price(public.coupons,public.lessons)", ["service_role"]],
  ["private.find_coupon(uuid,text)",            ["service_role"]],
  ["private.is_coupon_for(public.coupons,public.lessons)", ["service_role"]],
  ["private.creator_fee(uuid,numeric)",         ["service_role"]],
  ["private.lock_sales(uuid)",                  ["service_role"]],
  ["private.is_coupon_use(public.purchase_status)", ["service_role"]],
  ["private.count_coupon_use()",                []],
  ["private.person_uses(uuid,uuid,uuid)",       ["service_role"]],
  ["private.refuse_coupon(public.coupons,public.lessons,uuid,public.purchases)", ["service_role"]],
  ["private.used_by_person(public.coupons,uuid,uuid)", ["service_role"]],
  ["private.checkout_answer(public.purchases)", ["service_role"]],
  ["private.end_coupons(uuid)",                 ["service_role"]],
  ["private.read_local_time(text,uuid)",             ["service_role"]],
  ["private.coupon_of_terms(uuid,jsonb)",       ["service_role"]],
  ["public.save_coupon(uuid,jsonb,uuid,integer)", ["service_role"]],
  ["public.end_coupon(uuid,uuid)",              ["service_role"]],
  ["public.set_creator_fee(uuid,text,text,text,numeric)", ["service_role"]],
  ["public.get_creator_fee(uuid,numeric)", ["service_role"]],
  ["public.list_creator_fees(uuid,text,integer)", ["service_role"]],
  ["private.quote_coupon(uuid,text,uuid)",       ["service_role"]],
  ["public.try_coupon(uuid,text,integer,integer,uuid,text)", ["service_role"]],
];

/** A call of each of them that asks for nothing that exists. */
export const couponCalls: Record<string, (tx: Tx) => Promise<unknown>> = {
  "public.get_creator_fee(uuid,numeric)": (tx) => tx`select public.get_creator_fee(${id}, 10)`,
  "public.set_creator_fee(uuid,text,text,text,numeric)": (tx) =>
    tx`select public.set_creator_fee(${id}, 'aal2', 'X', 'X')`,
  "public.list_creator_fees(uuid,text,integer)": (tx) =>
    tx`select * from public.list_creator_fees(${id}, 'aal2')`,
  "public.save_coupon(uuid,jsonb,uuid,integer)": (tx) => tx`select public.save_coupon(${id}, '{}')`,
  "public.end_coupon(uuid,uuid)": (tx) => tx`select public.end_coupon(${id}, ${id})`,
  "public.try_coupon(uuid,text,integer,integer,uuid,text)": (tx) =>
    tx`select public.try_coupon(${id}, 'X', 1, 60)`,
};
