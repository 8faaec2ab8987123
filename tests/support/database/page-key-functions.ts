import type { Executors } from "./account-functions.ts";
import type { Tx } from "./database.ts";

/** Who may execute the functions of content keys. */
// biome-ignore format: a table
export const pageKeyExecutors: Executors = [
  ["public.list_related_lessons(uuid,integer)", ["anon", "authenticated", "service_role"]],
  ["private.cards_text(uuid[])",   ["service_role"]],
  ["private.found_text(uuid)",     ["service_role"]],
  ["private.home_text()",          ["service_role"]],
  ["private.lesson_text(text)",    ["service_role"]],
  ["private.page_text(text)",      ["service_role"]],
  ["public.get_page_keys(text[])", ["service_role"]],
];

export const pageKeyCalls: Record<string, (tx: Tx) => Promise<unknown>> = {
  "private.cards_text(uuid[])": (tx) => tx`select private.cards_text('{}')`,
  "private.found_text(uuid)": (tx) => tx`select private.found_text(null)`,
  "private.home_text()": (tx) => tx`select private.home_text()`,
  "private.lesson_text(text)": (tx) => tx`select private.lesson_text('x')`,
  "private.page_text(text)": (tx) => tx`select private.page_text('/')`,
  "public.list_related_lessons(uuid,integer)": (tx) =>
    tx`select * from public.list_related_lessons(gen_random_uuid(), 3)`,
  "public.get_page_keys(text[])": (tx) => tx`select public.get_page_keys('{/}')`,
};
