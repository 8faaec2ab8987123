import { z } from "zod";
import { createOperator, restOf } from "../http/accounts.ts";

const task = z.object({ task: z.string(), kind: z.string(), purchase_id: z.string(), amount_minor: z.int() });

/** What the shop's operators are asked to look at about a purchase, over the API as they read it. */
export async function listTasks(purchaseId: string) {
  const { data, error } = await restOf(await createOperator()).rpc("list_tasks");
  if (error) throw error;
  return z
    .array(task)
    .parse(data)
    .filter(({ purchase_id }) => purchase_id === purchaseId);
}
