import "server-only";
import Stripe from "stripe";
import { z } from "zod";
import { env } from "@/lib/env";
import { type Failure, failure } from "@/lib/errors";
import { parseJson } from "@/lib/http/body";
import type { PaymentEvent } from "@/lib/payments/payment-provider";

/** Every other type is answered with 200 and changes nothing. */
export const handledTypes = [
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
  "charge.dispute.funds_withdrawn",
  "charge.dispute.funds_reinstated",
] as const;

const handled = new Set<string>(handledTypes);

/** What was parsed as JSON holds nothing else, however deep: it is not walked through again. */
const jsonObject = z.custom<Record<string, z.core.util.JSONType>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

/** `account` is set on events of connected accounts, which are not the shop's. */
const eventShape = z
  .object({
    id: z.string().startsWith("evt_"),
    object: z.literal("event"),
    type: z.string(),
    created: z.int().positive(),
    account: z.string().optional(),
    data: z.object({ object: jsonObject }),
  })
  .transform(
    ({ id, type, created, account, data }): PaymentEvent => ({
      id,
      type,
      createdAt: created,
      isHandled: !account && handled.has(type),
      object: data.object,
    }),
  );

/** The event in a webhook's body or in Stripe's list; null where it is none. */
export const parseEvent = (input: unknown): PaymentEvent | null => eventShape.safeParse(input).data ?? null;

/** docs.stripe.com/webhooks#verify-events */
export function verifyEvent(body: Buffer, headers: Headers): { ok: true; event: PaymentEvent } | Failure {
  if (!isSigned(body, headers.get("stripe-signature"))) return failure("invalid_signature");
  const event = parseEvent(parseJson(body));
  return event ? { ok: true, event } : failure("invalid_payload");
}

const toleranceSeconds = 300;

/** Any of the configured secrets is accepted, so that one can be rotated. */
function isSigned(body: Buffer, signature: string | null): boolean {
  if (!signature) return false;
  return env().STRIPE_WEBHOOK_SECRET.some((secret) => {
    try {
      return Stripe.webhooks.signature?.verifyHeader(body, signature, secret, toleranceSeconds) ?? false;
    } catch {
      return false;
    }
  });
}
