import { z } from "zod";
import type { ErrorCode } from "@/lib/errors";
import type { VerifiedEvent } from "@/lib/payments/events";

export const uiModes = ["hosted_page", "embedded_page"] as const;
export type UiMode = (typeof uiModes)[number];

/** What a checkout has frozen before the provider hears of it. Amount in minor units, `expiresAt` in Unix seconds. */
export type CheckoutOrder = {
  purchaseId: string;
  lessonId: string;
  creatorId: string;
  title: string;
  amountMinor: number;
  currency: string;
  expiresAt: number;
  /** Stripe's own page, or its form inside a page of the shop, which knows no cancelUrl. */
  uiMode: UiMode;
  successUrl: string;
  cancelUrl: string;
  customerEmail: string;
};

/** A refund that the shop has decided on. `id` becomes the idempotency key and the refund's metadata. */
export type RefundOrder = {
  id: string;
  purchaseId: string;
  paymentIntentId: string;
  amountMinor: number;
  reason: "requested_by_customer" | "duplicate" | "fraudulent";
};

/** An object of the provider's as sent; the shop looks at little of it, the database at the rest. */
export const objectShape = z.object({ id: z.string() }).catchall(z.json());

/** A checkout session as sent; the shop itself only looks at these. */
export const sessionShape = objectShape.extend({
  url: z.string().nullable(),
  status: z.enum(["open", "complete", "expired"]).nullable(),
});

/** Something the provider said, and the provider's own second (never our clock) in ISO 8601. */
export type Fact<T = z.infer<typeof objectShape>> = { object: T; occurredAt: string };
/** The secret of a session that opens inside a page: handed to its buyer's browser, and never recorded nor logged. */
export type SessionFact = Fact<z.infer<typeof sessionShape>> & { clientSecret: string | null };

/** One page of a list, newest first. */
export type Page<T> = { items: T[]; hasMore: boolean };

/** An event in the provider's list; null where it is none that the shop could read. */
export type ListedEvent = { id: string; event: VerifiedEvent | null };

/** `since` in Unix seconds, inclusive; `after` is the last id of the page before. */
export type Since = { since?: number; after?: string };

/**
 * A call that did not succeed. `unavailable`: the outcome is unknown or passing, the same call may be made again.
 * `stripe_error`: refused, and would be refused again. `dead`: asking again can only bring the same, because there is
 * no such object, or because the provider keeps its own failure under the idempotency key.
 */
export type ProviderFailure = {
  code: Extract<ErrorCode, "unavailable" | "stripe_error">;
  reason: string;
  dead?: "unknown_session" | "spent_key";
  retryAfterSeconds?: number;
};

export type Answer<T> = { ok: true; data: T } | ({ ok: false } & ProviderFailure);

/** What the shop asks of a payment provider. Lists are of 100 at most. */
export type PaymentProvider = {
  livemode: boolean;
  createSession(order: CheckoutOrder): Promise<Answer<SessionFact>>;
  retrieveSession(sessionId: string): Promise<Answer<SessionFact>>;
  /** Ends an open session; refused (`stripe_error`) when it was paid or ended meanwhile. */
  expireSession(sessionId: string): Promise<Answer<SessionFact>>;
  /** `attempt` counts keys that were spent on the provider's own failures; each has a key of its own. */
  createRefund(order: RefundOrder, attempt: number): Promise<Answer<Fact>>;
  retrieveRefund(id: string): Promise<Answer<Fact>>;
  retrieveDispute(id: string): Promise<Answer<Fact>>;
  listRefunds(of: Since & { paymentIntentId?: string }): Promise<Answer<Page<Fact>>>;
  listDisputes(of: Since & { paymentIntentId?: string }): Promise<Answer<Page<Fact>>>;
  /** Events of these types that the provider still has (30 days). */
  listEvents(of: Since & { types: readonly string[] }): Promise<Answer<Page<ListedEvent>>>;
  /** How the provider's own list has the shop's webhook address. */
  getWebhookState(url: string): Promise<Answer<"enabled" | "disabled" | "missing">>;
};
