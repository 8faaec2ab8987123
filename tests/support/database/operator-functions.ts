import type { Tx } from "./database.ts";

const id = "b0000000-0000-4000-8000-000000000000";

/** A call of each function for operators. Who may make it is in executors.ts. */
export const operatorCalls: Record<string, (tx: Tx) => Promise<unknown>> = {
  "private.is_operator()": (tx) => tx`select private.is_operator()`,
  "private.own_operator_access()": (tx) => tx`select private.own_operator_access()`,
  "private.operator_access(uuid,text)": (tx) => tx`select private.operator_access(${id}, 'aal1')`,
  "private.operator_tasks()": (tx) => tx`select * from private.operator_tasks()`,
  "private.open_tasks()": (tx) => tx`select * from private.open_tasks()`,
};
