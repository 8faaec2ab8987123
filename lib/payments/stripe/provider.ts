import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import {
  type Answer,
  type CheckoutParams,
  type Fact,
  objectShape,
  type Page,
  type PaymentProvider,
  type RefundFact,
  type SessionFact,
  sessionShape,
} from "@/lib/payments/payment-provider";
import { ask, stripe } from "@/lib/payments/stripe/client";
import { handledTypes, parseEvent, verifyEvent } from "@/lib/payments/stripe/events";
import {
  describeDisputeReason,
  describeRefundFailure,
  describeRefusal,
} from "@/lib/payments/stripe/messages";
import {
  listParams,
  type OptionalField,
  optionalFields,
  refundKey,
  refundParams,
  sessionParams,
} from "@/lib/payments/stripe/params";

export const stripeProvider: PaymentProvider = {
  get livemode() {
    return /_live_/.test(env().STRIPE_SECRET_KEY);
  },
  createSession: (params) => createSession(params),
  retrieveSession: (id) =>
    ask(
      () => stripe().checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] }),
      sessionFact,
    ),
  expireSession: (id) => ask(() => stripe().checkout.sessions.expire(id), sessionFact),
  cancelPayment: (id) =>
    ask(
      () => stripe().paymentIntents.cancel(id, { cancellation_reason: "abandoned" }),
      () => null,
    ),

  createRefund: (params, attempt) =>
    ask(
      () => stripe().refunds.create(refundParams(params), { idempotencyKey: refundKey(params, attempt) }),
      refundFact,
    ),
  retrieveRefund: (id) => ask(() => stripe().refunds.retrieve(id), refundFact),
  retrieveDispute: (id) => ask(() => stripe().disputes.retrieve(id), factOf(objectShape)),
  listRefunds: (of) => ask(() => stripe().refunds.list(listParams(of)), pageOf(refundFact)),
  listDisputes: (of) => ask(() => stripe().disputes.list(listParams(of)), pageOf(factOf(objectShape))),

  listEvents: (of) =>
    ask(
      () => stripe().events.list({ ...listParams(of), types: [...handledTypes] }),
      ({ data, has_more }) => ({
        items: data.map((item) => ({ id: item.id, event: parseEvent(plain(item)) })),
        hasMore: has_more,
      }),
    ),
  verifyEvent,
  getWebhookState: (url) =>
    ask(
      () => stripe().webhookEndpoints.list({ limit: 100 }),
      ({ data }) => {
        const ours = data.filter((endpoint) => endpoint.url === url);
        if (ours.length === 0) return "missing";
        return ours.some((endpoint) => endpoint.status === "enabled") ? "enabled" : "disabled";
      },
    ),
  describeDisputeReason,
  describeRefundFailure,
  describeRefusal,
};

/** Again without each optional field that Stripe names as the reason why it refuses; each request has its own key. */
async function createSession(
  params: CheckoutParams,
  without: OptionalField[] = [],
): Promise<Answer<SessionFact>> {
  const options = { idempotencyKey: [params.purchaseId, ...without].join(":") };
  const answer = await ask(
    () => stripe().checkout.sessions.create(sessionParams(params, without), options),
    sessionFact,
  );
  const refused = answer.ok ? undefined : optionalFields.find((field) => field === answer.field);
  return refused && !without.includes(refused) ? createSession(params, [...without, refused]) : answer;
}

const withSecret = z.looseObject({ client_secret: z.string().nullish() });

function sessionFact(answer: object, occurredAt: string): SessionFact {
  const { client_secret: clientSecret = null, ...session } = withSecret.parse(plain(answer));
  const unpaidPaymentId = awaitsBuyer.safeParse(session).data?.payment_intent.id ?? null;
  return { object: sessionShape.parse(session), occurredAt, clientSecret, unpaidPaymentId };
}

/** A debit, which a bank pulls by itself, is `processing`. */
const awaitsBuyer = z.object({
  payment_intent: z.object({ id: z.string(), status: z.literal("requires_action") }),
});

const refundMetadata = z.object({ metadata: z.object({ refund_request_id: z.string() }) });

function refundFact(answer: object, occurredAt: string): RefundFact {
  const fact = factOf(objectShape)(answer, occurredAt);
  return {
    ...fact,
    requestId: refundMetadata.safeParse(fact.object).data?.metadata.refund_request_id ?? null,
  };
}

function factOf<T>(shape: z.ZodType<T>) {
  return (answer: object, occurredAt: string): Fact<T> => ({
    object: shape.parse(plain(answer)),
    occurredAt,
  });
}

function pageOf<T>(read: (object: object, occurredAt: string) => T) {
  return ({ data, has_more }: { data: object[]; has_more: boolean }, occurredAt: string): Page<T> => ({
    items: data.map((object) => read(object, occurredAt)),
    hasMore: has_more,
  });
}

/** Without the SDK's `lastResponse` and classes. */
const plain = (object: object): unknown => JSON.parse(JSON.stringify(object));
