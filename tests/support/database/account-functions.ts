import type { Tx } from "./database.ts";

export type Executors = [signature: string, roles: ("anon" | "authenticated" | "service_role")[]][];

const id = "b0000000-0000-4000-8000-000000000000";

/** The functions of sign-up, mailed links and recovery, which only the shop's server may call: a call of each. */
export const accountCalls: Record<string, (tx: Tx) => Promise<unknown>> = {
  "public.request_mail(text,integer)": (tx) => tx`select public.request_mail('X', 60)`,
  "public.release_mail_request(text)": (tx) => tx`select public.release_mail_request('X')`,
  "public.find_mailed_link(text,text)": (tx) => tx`select public.find_mailed_link('X', 'email')`,
  "public.use_mailed_link(text,text,uuid)": (tx) => tx`select public.use_mailed_link('X', 'email')`,
  "public.release_mailed_link(text)": (tx) => tx`select public.release_mailed_link('X')`,
  "public.end_unconfirmed_sign_up(text)": (tx) => tx`select public.end_unconfirmed_sign_up('X')`,
  "public.is_confirmed_email(text)": (tx) => tx`select public.is_confirmed_email('X')`,
  "public.start_recovery(uuid,text)": (tx) =>
    tx`select public.start_recovery((select id from public.profiles limit 1), 'X')`,
  "public.is_recovering(uuid,text)": (tx) => tx`select public.is_recovering(${id}, 'X')`,
  "public.use_recovery(uuid,text)": (tx) => tx`select public.use_recovery(${id}, 'X')`,
  "private.find_mailed_link(text,text)": (tx) => tx`select private.find_mailed_link('X', 'email')`,
  "private.use_mailed_link(text,text,uuid)": (tx) => tx`select private.use_mailed_link('X', 'email', ${id})`,
  "private.end_unconfirmed_sign_up(text)": (tx) => tx`select private.end_unconfirmed_sign_up('X')`,
  "private.is_confirmed_email(text)": (tx) => tx`select private.is_confirmed_email('X')`,
};

export const accountExecutors: Executors = [
  ...Object.keys(accountCalls).map((signature): Executors[number] => [signature, ["service_role"]]),
  ["private.end_sign_up_claim(uuid)", []],
  ["private.end_recovery()", []],
];
