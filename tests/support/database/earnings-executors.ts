import type { Executors } from "./account-functions.ts";
import type { Tx } from "./database.ts";

/** Who may execute the functions of time zones and earnings. */
// biome-ignore format: a table
export const earningsExecutors: Executors = [
  ["private.time_zone_of(uuid)",                ["authenticated", "service_role"]],
  ["private.day_in(timestamp with time zone,text)", ["authenticated", "service_role"]],
  ["private.day_start(date,text)",              ["authenticated", "service_role"]],
  ["private.sale_split(public.purchases)",          ["service_role"]],
  ["private.fee_of(public.purchases,numeric)",  ["service_role"]],
  ["private.has_earned(public.purchases)",      ["service_role"]],
  ["private.known_reversals(public.purchases)", ["service_role"]],
  ["private.capped_reversals(public.purchases)", ["service_role"]],
  ["private.reversals_by_day(public.purchases)", ["service_role"]],
  ["private.refresh_reversals(public.purchases)", ["service_role"]],
  ["private.redate_reversals(uuid)",            ["service_role"]],
  ["private.earnings_of(public.purchases,integer)", ["service_role"]],
  ["private.lock_earnings(uuid,integer)",       ["service_role"]],
  ["private.lock_all_earnings(uuid)",           ["service_role"]],
  ["private.roll_up(public.purchases,integer,private.earnings_change[])", ["service_role"]],
  ["private.replace_earnings(public.purchases,public.purchases)", ["service_role"]],
  ["private.create_creator_settings()",        []],
  ["private.sync_earnings()",                 []],
  ["private.roll_up_sales(uuid,uuid[])",        ["service_role"]],
  ["private.rebuild_earnings(uuid)",            ["service_role"]],
  ["private.move_time_zone(uuid,text,bigint)",  ["service_role"]],
  ["private.fold_period(uuid,text,date)",       ["service_role"]],
  ["public.fold_earnings(integer)",             ["service_role"]],
  ["private.earnings_spans(date,date)",         ["authenticated"]],
  ["public.get_earnings_calendar()",            ["authenticated"]],
  ["public.sum_earnings(date,date,uuid)",       ["authenticated"]],
  ["public.list_earnings_by_period(date,date,text,text)", ["authenticated"]],
  ["public.list_earnings_by_lesson(date,date,text,integer,uuid)", ["authenticated"]],
  ["private.visitor_salt()",                    ["service_role"]],
  ["private.new_views(jsonb,private.visitor_salts)", ["service_role"]],
  ["public.record_lesson_views(jsonb)",         ["service_role"]],
  ["public.delete_old_visitors(integer)",       ["service_role"]],
  ["public.sum_lesson_views(date,date)",        ["authenticated"]],
  ["private.sales_in(uuid,date,date)",          ["service_role"]],
  ["public.export_earnings(date,text,integer)",  ["authenticated"]],
  ["private.own_earnings_check(date,date)",     ["authenticated"]],
  ["public.check_earnings(date,date)",          ["authenticated"]],
];

/** How those are called that are in their lists. */
export const earningsCalls: Record<string, (tx: Tx) => Promise<unknown>> = {
  "public.save_creator_profile(text,text,text,text,text)": (tx) =>
    tx`select public.save_creator_profile('X', 'x', '')`,
  "private.save_own_creator(text,text,text,text,text)": (tx) =>
    tx`select private.save_own_creator('X', 'x', '', null, null)`,
  "private.time_zone_of(uuid)": (tx) => tx`select private.time_zone_of(gen_random_uuid())`,
  "private.day_in(timestamp with time zone,text)": (tx) => tx`select private.day_in(now(), 'UTC')`,
  "private.day_start(date,text)": (tx) => tx`select private.day_start('2026-10-25', 'UTC')`,
  "private.earnings_spans(date,date)": (tx) =>
    tx`select * from private.earnings_spans('2026-10-25', '2026-10-26')`,
  "public.export_earnings(date,text,integer)": (tx) => tx`select * from public.export_earnings()`,
  "private.add_keepers(uuid,uuid,integer)": (tx) =>
    tx`select private.add_keepers(gen_random_uuid(), gen_random_uuid(), 1)`,
  "private.list_keeper_differences()": (tx) => tx`select private.list_keeper_differences()`,
  "public.list_counter_problems()": (tx) => tx`select public.list_counter_problems()`,
  "private.lock_kept_lessons(uuid)": (tx) => tx`select private.lock_kept_lessons(gen_random_uuid())`,
  "private.delete_kept_lessons(uuid)": (tx) => tx`select private.delete_kept_lessons(gen_random_uuid())`,
  "public.fold_earnings(integer)": (tx) => tx`select public.fold_earnings()`,
  "private.fold_period(uuid,text,date)": (tx) =>
    tx`select private.fold_period(gen_random_uuid(), 'day', '2026-10-25')`,
  "public.get_earnings_calendar()": (tx) => tx`select * from public.get_earnings_calendar()`,
  "public.sum_earnings(date,date,uuid)": (tx) =>
    tx`select * from public.sum_earnings('2026-10-25', '2026-10-26')`,
  "public.list_earnings_by_period(date,date,text,text)": (tx) =>
    tx`select * from public.list_earnings_by_period('2026-10-25', '2026-10-26', 'day', 'usd')`,
  "public.list_earnings_by_lesson(date,date,text,integer,uuid)": (tx) =>
    tx`select * from public.list_earnings_by_lesson('2026-10-25', '2026-10-26', 'usd', 1)`,
  "public.record_lesson_views(jsonb)": (tx) => tx`select public.record_lesson_views('[]')`,
  "public.delete_old_visitors(integer)": (tx) => tx`select public.delete_old_visitors()`,
  "public.sum_lesson_views(date,date)": (tx) =>
    tx`select public.sum_lesson_views('2026-10-25', '2026-10-26')`,
  "private.own_earnings_check(date,date)": (tx) =>
    tx`select * from private.own_earnings_check('2026-10-25', '2026-10-26')`,
  "public.check_earnings(date,date)": (tx) =>
    tx`select * from public.check_earnings('2026-10-25', '2026-10-26')`,
};
