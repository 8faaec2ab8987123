import "server-only";
import { z } from "zod";
import { log } from "@/lib/log";
import type { VerifiedEvent } from "@/lib/payments/events";
import { currentRequestId } from "@/lib/request-id";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";
import { Constants } from "@/types/database";

const recorded = z.object({
  outcome: z.enum(["recorded", "unchanged", "foreign", "ignored"]),
  purchaseId: z.uuid().nullable(),
  status: z.enum(Constants.public.Enums.purchase_status).nullable(),
});

export type Recorded = z.infer<typeof recorded>;

/** What the shop listens to; every other event of Stripe's is answered with 200 and changes nothing. */
const handled = new Set([
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
]);

/** Records a verified event. Events of connected accounts and of unhandled types are ignored without a trace in the database. */
export async function recordEvent({ id, type, created, account, data }: VerifiedEvent): Promise<Recorded> {
  if (account || !handled.has(type)) return { outcome: "ignored", purchaseId: null, status: null };
  return recordPaymentFact(type, new Date(created * 1000).toISOString(), data.object, id);
}

type Json = z.infer<ReturnType<typeof z.json>>;

/**
 * Records what Stripe said, in one database transaction. Safe to repeat and to call in any order.
 * @param occurredAt Stripe's second, ISO 8601
 * @param eventId absent when the object comes from an answer of Stripe's API and not from an event
 * @throws UnavailableError when the database is down; nothing is then recorded.
 */
export async function recordPaymentFact(
  eventType: string,
  occurredAt: string,
  object: Record<string, Json>,
  eventId?: string,
): Promise<Recorded> {
  const started = performance.now();
  const answer = await createAdminClient().rpc("record_payment_fact", {
    event_type: eventType,
    occurred_at: occurredAt,
    object,
    event_id: eventId,
  });
  const result = recorded.parse(unwrap(answer));
  const ms = Math.round(performance.now() - started);
  const requestId = await currentRequestId();
  // Money arrived that opens nothing: somebody must look.
  const level = result.status === "review" ? "error" : "info";
  log[level]({ requestId, eventId, eventType, objectId: object.id, ...result, ms }, "payment fact");
  return result;
}
