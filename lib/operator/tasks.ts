import "server-only";
import { z } from "zod";
import type { User } from "@/lib/auth/session";
import { createAdminClient } from "@/lib/supabase/admin";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import { purchaseKind } from "@/types/purchase";

const kinds = [
  "payment_mismatch",
  "duplicate_stuck",
  "dispute",
  "dispute_currency",
  "refund_failed",
  "refund_refused",
  "refund_open",
  "paid_without_account",
  "duplicate_session",
  "mail_failed",
] as const;

const columns = `
  task, kind, purchaseId:purchase_id, title, amountMinor:amount_minor, currency, stripeId:stripe_id,
  sessionId:session_id, paymentIntentId:payment_intent_id, detail, since, dueBy:due_by,
  purchaseKind:purchase_kind
`;

const task = z.object({
  task: z.string(),
  kind: z.enum(kinds),
  purchaseId: z.uuid(),
  title: z.string(),
  amountMinor: z.int(),
  currency: z.string(),
  /** What the task is about: a dispute, a refund, a session or a payment intent. */
  stripeId: z.string().nullable(),
  sessionId: z.string().nullable(),
  paymentIntentId: z.string().nullable(),
  /** From Stripe: a dispute's status, a refund's failure reason, an error code. Of a mail: kind, colon, reason. */
  detail: z.string().nullable(),
  since: z.string(),
  dueBy: z.string().nullable(),
  purchaseKind,
});

/** Something that needs a person. Amounts in minor units. */
export type Task = z.infer<typeof task>;

/** What needs a person, the nearest deadline first, at most 200; empty for all but operators. */
export async function listTasks(): Promise<Task[]> {
  const client = await createClient();
  return z.array(task).parse(unwrap(await client.rpc("list_tasks").select(columns)));
}

/** Sends a mail that failed again, by its task. False when there is none, or the caller is no operator. */
export async function retryMail(user: User, name: string): Promise<boolean> {
  const query = { actor_id: user.id, actor_aal: user.aal, task: name };
  return unwrap(await createAdminClient().rpc("retry_mail", query));
}

/** False when there is no such task, or the caller is no operator. */
export async function resolveTask(user: User, name: string): Promise<boolean> {
  const query = { actor_id: user.id, actor_aal: user.aal, task: name };
  return unwrap(await createAdminClient().rpc("resolve_task", query));
}
