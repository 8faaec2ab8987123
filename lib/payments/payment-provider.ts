import { z } from "zod";
import type { Failure } from "@/lib/errors";
import type { refundReasons } from "@/types/purchase";

/** Where a checkout is paid: on the provider's page, or on a page of the shop, which has no cancelUrl. */
export const checkoutModes = ["hosted", "embedded"] as const;
export type CheckoutMode = (typeof checkoutModes)[number];

/**
 * A checkout as its row froze it; credits have no lesson and no creator. Amount in minor units, `expiresAt` in Unix
 * seconds. In `successUrl`, `{CHECKOUT_SESSION_ID}` stands for the session's id.
 */
export type CheckoutParams = {
  purchaseId: string;
  lessonId?: string | undefined;
  creatorId?: string | undefined;
  title: string;
  amountMinor: number;
  currency: string;
  expiresAt: number;
  mode: CheckoutMode;
  successUrl: string;
  cancelUrl: string;
  customerEmail: string;
};

/** A refund that the shop has decided on. `id` becomes the idempotency key and the refund's metadata. */
export type RefundParams = {
  id: string;
  purchaseId: string;
  paymentId: string;
  amountMinor: number;
  reason: (typeof refundReasons)[number];
};

/** An object of the provider, in the shape that `record_payment_fact` reads; the shop reads the id alone. */
export const objectShape = z.object({ id: z.string() }).catchall(z.json());

export const sessionShape = objectShape.extend({
  url: z.string().nullable(),
  status: z.enum(["open", "complete", "expired"]).nullable(),
});

/** What the provider said of an object, as of its own second (never our clock) in ISO 8601. */
export type Fact<T = Record<string, z.core.util.JSONType>> = { object: T; occurredAt: string };
export type SessionFact = Fact<z.infer<typeof sessionShape>> & {
  /** Opens an embedded session in its buyer's browser; it is never recorded nor logged. */
  clientSecret: string | null;
  /** A payment that waits for its buyer, such as a voucher or transfer; null also while a bank pulls the money. */
  unpaidPaymentId: string | null;
};
export type ObjectFact = Fact<z.infer<typeof objectShape>>;
/** `requestId`: the id of the RefundParams that it was made with; null of any other refund. */
export type RefundFact = ObjectFact & { requestId: string | null };

/** `createdAt` in the provider's Unix seconds. `isHandled`: of a type and an account that concern the shop. */
export type PaymentEvent = {
  id: string;
  type: string;
  createdAt: number;
  isHandled: boolean;
  object: Fact["object"];
};

/** One page of a list, newest first. */
export type Page<T> = { items: T[]; hasMore: boolean };

/** An event in the provider's list; null where the shop cannot read it. */
export type ListedEvent = { id: string; event: PaymentEvent | null };

/** `since` in Unix seconds, inclusive; `after` is the last id of the page before. */
export type Since = { since?: number; after?: string };

/**
 * A call that did not succeed. `unavailable`: the outcome is unknown or temporary, the same call may be made again.
 * `refused`: it would be refused again. `permanent`: a repeated call cannot bring anything else, because
 * there is no such object, or because the provider keeps its own failure under the idempotency key. `unreachable`: no
 * response, or too many requests, so that other calls would fail as well.
 */
export type ProviderFailure = {
  code: "unavailable" | "refused";
  reason: string;
  permanent?: "unknown_session" | "spent_key";
  unreachable?: boolean;
  retryAfterSeconds?: number;
  /** The field of the request that was refused, in the provider's words. */
  field?: string;
};

export type Answer<T> = { ok: true; data: T } | ({ ok: false } & ProviderFailure);
/** Makes a call to the provider: at once, or at the pace and within the limits of the caller. */
export type MakeCall = <T>(call: () => Promise<Answer<T>>) => Promise<Answer<T>>;

/** What the shop asks of a payment provider. Pages of lists hold at most 100, newest first. */
export type PaymentProvider = {
  livemode: boolean;
  /** Without those optional fields that the provider does not accept, such as an e-mail address. */
  createSession(params: CheckoutParams): Promise<Answer<SessionFact>>;
  retrieveSession(sessionId: string): Promise<Answer<SessionFact>>;
  /** Refused when the session was paid or has expired meanwhile. */
  expireSession(sessionId: string): Promise<Answer<SessionFact>>;
  /** Cancels a payment that waits for its buyer. Refused when it has arrived or is being pulled. */
  cancelPayment(paymentId: string): Promise<Answer<null>>;
  /** `attempt` counts keys that were spent on the provider's own failures; each has a key of its own. */
  createRefund(params: RefundParams, attempt: number): Promise<Answer<RefundFact>>;
  retrieveRefund(id: string): Promise<Answer<RefundFact>>;
  retrieveDispute(id: string): Promise<Answer<ObjectFact>>;
  listRefunds(of: Since & { paymentId?: string }): Promise<Answer<Page<RefundFact>>>;
  listDisputes(of: Since & { paymentId?: string }): Promise<Answer<Page<ObjectFact>>>;
  /** Handled events that the provider still has (30 days). */
  listEvents(of: Since): Promise<Answer<Page<ListedEvent>>>;
  /** Fails with invalid_signature, or with invalid_payload for a signed body that is no event. */
  verifyEvent(body: Buffer, headers: Headers): { ok: true; event: PaymentEvent } | Failure;
  /** The webhook endpoint of this URL in the provider's own list. */
  getWebhookState(url: string): Promise<Answer<"enabled" | "disabled" | "missing">>;
  /** Its codes as sentences: why a buyer disputes, why a refund did not arrive, and why it refused to make one. */
  describeDisputeReason(reason: string | null): string;
  describeRefundFailure(reason: string | null): string;
  describeRefusal(reason: string | null): string;
};
