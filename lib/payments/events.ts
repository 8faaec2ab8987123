import "server-only";
import Stripe from "stripe";
import { z } from "zod";
import { env } from "@/lib/env";
import { type Failure, failure } from "@/lib/errors";
import { parseJson, readBody } from "@/lib/http/body";

/** Stripe's largest events are far smaller; more than this is refused before anything is hashed. */
const maxBytes = 1024 * 1024;

/** As much of an event as the shop looks at, in a webhook's body or in Stripe's list. */
export const eventShape = z.object({
  id: z.string().startsWith("evt_"),
  object: z.literal("event"),
  type: z.string(),
  created: z.int().positive(),
  account: z.string().optional(),
  data: z.object({ object: z.record(z.string(), z.json()) }),
});

export type VerifiedEvent = z.infer<typeof eventShape>;

/**
 * Turns a webhook request into an event that Stripe has signed (docs.stripe.com/webhooks#verify-events).
 * Fails with payload_too_large, invalid_signature, or invalid_payload for a signed body that is no event.
 */
export async function readEvent(request: Request): Promise<{ ok: true; event: VerifiedEvent } | Failure> {
  const body = await readBody(request, maxBytes);
  if (body === null) return failure("payload_too_large");
  if (!isSigned(body, request.headers.get("stripe-signature"))) return failure("invalid_signature");
  const event = eventShape.safeParse(parseJson(body));
  return event.success ? { ok: true, event: event.data } : failure("invalid_payload");
}

/** Any of the configured secrets will do, so that one can be rotated; Stripe allows five minutes of age. */
function isSigned(body: Buffer, signature: string | null): boolean {
  if (!signature) return false;
  return env().STRIPE_WEBHOOK_SECRET.some((secret) => {
    try {
      return Stripe.webhooks.signature?.verifyHeader(body, signature, secret, 300) ?? false;
    } catch {
      return false;
    }
  });
}
