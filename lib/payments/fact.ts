import "server-only";
import { z } from "zod";
import { currentRequestId } from "@/lib/http/request-scope";
import { log } from "@/lib/log";
import type { Fact, PaymentEvent } from "@/lib/payments/payment-provider";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";
import { Constants, type Enums } from "@/types/database";

const recorded = z.object({
  outcome: z.enum(["recorded", "unchanged", "waiting", "foreign", "ignored"]),
  purchaseId: z.uuid().nullable(),
  status: z.enum(Constants.public.Enums.purchase_status).nullable(),
  /** A duplicate payment of this buyer for this lesson is to be refunded. */
  duplicate: z.boolean().default(false),
});

export type Recorded = z.infer<typeof recorded>;
export type FactSource = Exclude<Enums<"fact_source">, "shop">;
/** Records a fact under the caller's source. */
export type RecordFact = (fact: Fact) => Promise<Recorded>;

/**
 * Writes a fact in one database transaction, and starts nothing: only for what follows a fact, and for the reconciler.
 * @throws UnavailableError when the database is down; nothing is recorded then.
 */
export async function writePaymentFact(
  source: FactSource,
  { object, occurredAt }: Fact,
  event?: Pick<PaymentEvent, "id" | "type">,
): Promise<Recorded> {
  const started = performance.now();
  const answer = await createAdminClient().rpc("record_payment_fact", {
    source,
    occurred_at: occurredAt,
    object,
    event_type: event?.type,
    event_id: event?.id,
  });
  const result = recorded.parse(unwrap(answer));
  const ms = Math.round(performance.now() - started);
  const requestId = await currentRequestId();
  // A payment that opens nothing: an operator may have to act.
  const level = result.status === "review" ? "error" : "info";
  const fields = { source, eventId: event?.id, eventType: event?.type, objectId: object.id };
  log[level]({ requestId, ...fields, ...result, ms }, "payment fact");
  return result;
}

const ignored: Recorded = { outcome: "ignored", purchaseId: null, status: null, duplicate: false };

/** The same for an event. Unhandled types and connected accounts leave no trace in the database. */
export async function writeEvent(source: FactSource, event: PaymentEvent): Promise<Recorded> {
  if (!event.isHandled) return ignored;
  const occurredAt = new Date(event.createdAt * 1000).toISOString();
  return writePaymentFact(source, { object: event.object, occurredAt }, event);
}
