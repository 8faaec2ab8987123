import { z } from "zod";
import type { ErrorCode } from "@/lib/errors";

/** What a checkout has frozen before the provider hears of it. Amount in minor units, `expiresAt` in Unix seconds. */
export type CheckoutOrder = {
  purchaseId: string;
  lessonId: string;
  creatorId: string;
  title: string;
  amountMinor: number;
  currency: string;
  expiresAt: number;
  successUrl: string;
  cancelUrl: string;
  customerEmail: string;
};

/** A checkout session as sent; the shop itself only looks at these three. */
export const sessionShape = z
  .object({
    id: z.string(),
    url: z.string().nullable(),
    status: z.enum(["open", "complete", "expired"]).nullable(),
  })
  .catchall(z.json());

/** Something the provider said, and the provider's own second (never our clock) in ISO 8601. */
export type Fact = { session: z.infer<typeof sessionShape>; occurredAt: string };

/**
 * A call that did not succeed. `unavailable`: the outcome is unknown or passing, the same call may be made again.
 * `stripe_error`: refused, and would be refused again. `dead`: asking again can only bring the same, because there is
 * no such session, or because the provider keeps its own failure under the idempotency key.
 */
export type ProviderFailure = {
  code: Extract<ErrorCode, "unavailable" | "stripe_error">;
  reason: string;
  dead?: "unknown_session" | "spent_key";
  retryAfterSeconds?: number;
};

export type ProviderAnswer = { ok: true; fact: Fact } | ({ ok: false } & ProviderFailure);

/** What the shop asks of a payment provider. */
export type PaymentProvider = {
  livemode: boolean;
  createSession(order: CheckoutOrder): Promise<ProviderAnswer>;
  retrieveSession(sessionId: string): Promise<ProviderAnswer>;
  /** Ends an open session; refused (`stripe_error`) when it was paid or ended meanwhile. */
  expireSession(sessionId: string): Promise<ProviderAnswer>;
};
