import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import {
  type Answer,
  type CheckoutParams,
  type Fact,
  objectShape,
  type PaymentProvider,
  type SessionFact,
  sessionShape,
} from "@/lib/payments/payment-provider";
import { ask, stripe } from "@/lib/payments/stripe/client";
import { handledTypes, parseEvent, verifyEvent } from "@/lib/payments/stripe/events";
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
      factOf(objectShape),
    ),
  retrieveRefund: (id) => ask(() => stripe().refunds.retrieve(id), factOf(objectShape)),
  retrieveDispute: (id) => ask(() => stripe().disputes.retrieve(id), factOf(objectShape)),
  listRefunds: (of) => ask(() => stripe().refunds.list(listParams(of)), pageOf),
  listDisputes: (of) => ask(() => stripe().disputes.list(listParams(of)), pageOf),

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
  return { object: sessionShape.parse(session), occurredAt, clientSecret };
}

function factOf<T>(shape: z.ZodType<T>) {
  return (answer: object, occurredAt: string): Fact<T> => ({
    object: shape.parse(plain(answer)),
    occurredAt,
  });
}

function pageOf({ data, has_more }: { data: object[]; has_more: boolean }, occurredAt: string) {
  return { items: data.map((object) => factOf(objectShape)(object, occurredAt)), hasMore: has_more };
}

/** Without the SDK's `lastResponse` and classes. */
const plain = (object: object): unknown => JSON.parse(JSON.stringify(object));
