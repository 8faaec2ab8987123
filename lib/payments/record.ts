import "server-only";
import { z } from "zod";
import { currentRequestId } from "@/lib/http/request-scope";
import { log } from "@/lib/log";
import type { VerifiedEvent } from "@/lib/payments/events";
import type { Fact } from "@/lib/payments/provider";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";
import { Constants } from "@/types/database";

const recorded = z.object({
  outcome: z.enum(["recorded", "unchanged", "waiting", "foreign", "ignored"]),
  purchaseId: z.uuid().nullable(),
  status: z.enum(Constants.public.Enums.purchase_status).nullable(),
  /** A second payment for this lesson waits to be sent back: see refundDuplicatePayment. */
  duplicate: z.boolean().default(false),
});

export type Recorded = z.infer<typeof recorded>;

/** What the shop listens to; every other event of Stripe's is answered with 200 and changes nothing. */
export const handledEvents = [
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
] as const;

const handled = new Set<string>(handledEvents);

/** Records a verified event. Events of connected accounts and of unhandled types are ignored without a trace in the database. */
export async function recordEvent({ id, type, created, account, data }: VerifiedEvent): Promise<Recorded> {
  if (account || !handled.has(type))
    return { outcome: "ignored", purchaseId: null, status: null, duplicate: false };
  return recordPaymentFact(
    type,
    { object: data.object, occurredAt: new Date(created * 1000).toISOString() },
    id,
  );
}

/**
 * Records what Stripe said, in one database transaction. Safe to repeat and to call in any order.
 * @param eventId absent when the object comes from an answer of Stripe's API and not from an event
 * @throws UnavailableError when the database is down; nothing is then recorded.
 */
export async function recordPaymentFact(
  eventType: string,
  { object, occurredAt }: Fact<VerifiedEvent["data"]["object"]>,
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
  // Money arrived that opens nothing: a second payment goes back by itself, anything else somebody must look at.
  const level = result.status === "review" ? "error" : "info";
  log[level]({ requestId, eventId, eventType, objectId: object.id, ...result, ms }, "payment fact");
  return result;
}
