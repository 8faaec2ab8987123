import type { Executors } from "./account-functions.ts";
import type { Tx } from "./database.ts";

const id = "b0000000-0000-4000-8000-000000000000";

/** A call of each function that members' pages read by. Who may make it is below. */
export const memberCalls: Record<string, (tx: Tx) => Promise<unknown>> = {
  "public.get_member()": (tx) => tx`select public.get_member()`,
  "public.get_members_lesson(text)": (tx) => tx`select public.get_members_lesson('a')`,
  "public.read_together(jsonb)": (tx) => tx`select public.read_together('[{"name": "get_member"}]')`,
  "private.read_one(text,jsonb)": (tx) => tx`select private.read_one('get_member', null)`,
  "private.own_member()": (tx) => tx`select private.own_member()`,
  "public.get_credit_summary()": (tx) => tx`select public.get_credit_summary()`,
  "public.get_account_summary()": (tx) => tx`select public.get_account_summary()`,
  "public.list_readable_lessons(uuid[])": (tx) =>
    tx`select public.list_readable_lessons(array[${id}]::uuid[])`,
  "public.list_own_lesson_states(uuid[])": (tx) =>
    tx`select public.list_own_lesson_states(array[${id}]::uuid[])`,
  "private.own_lesson_states(uuid[])": (tx) => tx`select private.own_lesson_states(array[${id}]::uuid[])`,
  "private.recent_lessons(uuid,text,timestamp with time zone,uuid,integer)": (tx) =>
    tx`select * from private.recent_lessons(${id}, 'all', null, null, 1)`,
  "public.record_visit(uuid)": (tx) => tx`select public.record_visit(${id})`,
  "public.get_lesson_offer(uuid,uuid,uuid[],numeric,boolean)": (tx) =>
    tx`select public.get_lesson_offer(${id}, ${id}, array[${id}]::uuid[], 10, false)`,
  "private.incoming_credits(uuid)": (tx) => tx`select private.incoming_credits(${id})`,
  "public.list_own_lessons_by_status(uuid,integer)": (tx) =>
    tx`select public.list_own_lessons_by_status(${id}, 1)`,
  "public.get_earnings_report(date,date,text,integer,uuid,text,date,date)": (tx) =>
    tx`select public.get_earnings_report('2026-01-01', '2026-01-02', 'day', 1)`,
};

// biome-ignore format: a table
export const memberExecutors: Executors = [
  ["public.get_member()",                       ["authenticated"]],
  ["public.get_members_lesson(text)",           ["authenticated"]],
  ["public.read_together(jsonb)",               ["authenticated"]],
  ["private.read_one(text,jsonb)",              ["authenticated"]],
  ["private.own_member()",                      ["authenticated"]],
  ["public.get_credit_summary()",               ["authenticated"]],
  ["public.get_account_summary()",              ["authenticated"]],
  ["public.list_readable_lessons(uuid[])",      ["authenticated"]],
  ["public.list_own_lesson_states(uuid[])",     ["authenticated"]],
  ["private.own_lesson_states(uuid[])",         ["authenticated"]],
  ["private.recent_lessons(uuid,text,timestamp with time zone,uuid,integer)", ["authenticated"]],
  ["public.record_visit(uuid)",                 ["authenticated"]],
  ["public.get_lesson_offer(uuid,uuid,uuid[],numeric,boolean)", ["service_role"]],
  ["private.incoming_credits(uuid)",            ["service_role"]],
  ["public.list_own_lessons_by_status(uuid,integer)", ["service_role"]],
  ["public.get_earnings_report(date,date,text,integer,uuid,text,date,date)", ["authenticated"]],
];
