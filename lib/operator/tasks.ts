import "server-only";
import { z } from "zod";
import type { User } from "@/lib/auth/session";
import { createAdminClient } from "@/lib/supabase/admin";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

const kinds = [
  "payment_mismatch",
  "duplicate_stuck",
  "dispute",
  "refund_failed",
  "refund_refused",
  "refund_open",
  "paid_without_account",
  "duplicate_session",
] as const;

const task = z
  .object({
    task: z.string(),
    kind: z.enum(kinds),
    purchase_id: z.uuid(),
    title: z.string(),
    amount_minor: z.int(),
    currency: z.string(),
    stripe_id: z.string().nullable(),
    session_id: z.string().nullable(),
    payment_intent_id: z.string().nullable(),
    detail: z.string().nullable(),
    since: z.string(),
    due_by: z.string().nullable(),
  })
  .transform((row) => ({
    task: row.task,
    kind: row.kind,
    purchaseId: row.purchase_id,
    title: row.title,
    amountMinor: row.amount_minor,
    currency: row.currency,
    /** What the task is about: a dispute, a refund, a session or a payment intent. */
    stripeId: row.stripe_id,
    sessionId: row.session_id,
    paymentIntentId: row.payment_intent_id,
    /** Stripe's own word: a dispute's status, a refund's failure reason, an error code. */
    detail: row.detail,
    since: row.since,
    dueBy: row.due_by,
  }));

/** Something that needs a person. Amounts in minor units. */
export type Task = z.infer<typeof task>;

/** What needs a person, the nearest deadline first, at most 200; empty for everybody but operators. */
export async function listTasks(): Promise<Task[]> {
  const client = await createClient();
  return z.array(task).parse(unwrap(await client.rpc("list_tasks")));
}

/** Takes a task off the list, because the operator has dealt with it. False when there is none, or they are no operator. */
export async function resolveTask(user: User, name: string): Promise<boolean> {
  return unwrap(await createAdminClient().rpc("resolve_task", { actor_id: user.id, task: name }));
}
