import type { Executors } from "./account-functions.ts";
import type { Tx } from "./database.ts";

/** A call of each function that creators may call. */
export const saleCalls: Record<string, (tx: Tx) => Promise<unknown>> = {
  "private.own_sales(jsonb,timestamp with time zone,uuid,integer)": (tx) =>
    tx`select private.own_sales('{}', null, null, 1)`,
  "private.own_sale_sums(jsonb)": (tx) => tx`select private.own_sale_sums('{}')`,
  "private.own_sale_choices()": (tx) => tx`select private.own_sale_choices()`,
  "public.sum_sales(jsonb)": (tx) => tx`select public.sum_sales()`,
  "public.get_sale_choices()": (tx) => tx`select public.get_sale_choices()`,
  "public.list_sales(jsonb,timestamp with time zone,uuid,integer)": (tx) => tx`select public.list_sales()`,
};

/** Who may execute each function about a creator's sales. */
// biome-ignore format: a table
export const saleExecutors: Executors = [
  ["private.own_sales(jsonb,timestamp with time zone,uuid,integer)", ["authenticated"]],
  ["private.own_sale_sums(jsonb)",              ["authenticated"]],
  ["private.own_sale_choices()",                ["authenticated"]],
  ["public.sum_sales(jsonb)",                   ["authenticated"]],
  ["public.get_sale_choices()",                 ["authenticated"]],
  ["private.shown_name(text)",                  ["service_role"]],
  ["private.seller_details(public.purchases,text)", ["service_role"]],
  ["private.sync_buyer_name()",                 []],
  ["private.record_sold_title()",               []],
  ["private.name_vector(text)",                 []],
  ["private.name_query(text)",                  []],
  ["private.find_buyers(text)",                 []],
  ["private.local_time(timestamp with time zone,text)", []],
  ["private.sale_json(public.purchases,text)",  []],
  ["private.read_sale_filter(uuid,jsonb)",      []],
  ["private.fits(public.purchases,private.sale_filter)", []],
  ["private.max_scan()",                        []],
  ["private.is_exact(private.sale_filter)",     []],
  ["private.is_rare(private.sale_filter)",      []],
  ["private.sales_of(uuid,private.sale_filter,timestamp with time zone,timestamp with time zone,uuid,integer)", []],
  ["private.sales_with_words(uuid,private.sale_filter,timestamp with time zone,timestamp with time zone,uuid,integer)", []],
  ["private.find_sales(uuid,private.sale_filter,timestamp with time zone,uuid,integer)", []],
  ["public.list_sales(jsonb,timestamp with time zone,uuid,integer)", ["authenticated"]],
];
