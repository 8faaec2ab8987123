import { until } from "../until.ts";
import { type Actor, asRole, type Tx } from "./database.ts";
import { createOperator } from "./refunds.ts";
import type { Shop } from "./shop.ts";

export type Task = {
  task: string;
  kind: string;
  purchase_id: string;
  stripe_id: string;
  detail: string | null;
  since: Date;
  due_by: Date | null;
  title: string;
  amount_minor: number;
  currency: string;
};

/** What the list of tasks has about a shop's sales, as an operator sees it or another person. */
export async function tasksOf(tx: Tx, { creator }: Shop, reader?: Actor): Promise<Task[]> {
  const sales = await tx<{ id: string }[]>`select id from public.purchases where creator_id = ${creator.id}`;
  const own = new Set(sales.map(({ id }) => id));
  const actor = reader ?? (await createOperator(tx));
  const list = () => tx<Task[]>`
    select task, kind, purchase_id, stripe_id, detail, since, due_by, title, amount_minor::int, currency
    from public.list_tasks()`;
  // It holds 200; a race of others that fills it is over soon.
  const tasks = await until("a list of tasks with room in it", async () => {
    const listed = await asRole(tx, actor, list);
    return listed.length < 200 && listed;
  });
  return tasks.filter(({ purchase_id }) => own.has(purchase_id)).map((task) => ({ ...task }));
}

export async function resolveTask(tx: Tx, actor: { id: string }, task: string): Promise<boolean | undefined> {
  const [row] = await asRole(
    tx,
    "service_role",
    () => tx<{ resolved: boolean }[]>`select public.resolve_task(${actor.id}, ${task}) as resolved`,
  );
  return row?.resolved;
}
