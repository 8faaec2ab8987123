import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import {
  type Fact,
  objectShape,
  type PaymentProvider,
  type SessionFact,
  sessionShape,
} from "@/lib/payments/payment-provider";
import { ask, stripe } from "@/lib/payments/stripe/client";
import { handledTypes, parseEvent, verifyEvent } from "@/lib/payments/stripe/events";
import { listParams, refundKey, refundParams, sessionParams } from "@/lib/payments/stripe/params";

export const stripeProvider: PaymentProvider = {
  get livemode() {
    return /_live_/.test(env().STRIPE_SECRET_KEY);
  },
  createSession: (params) =>
    ask(
      () => stripe().checkout.sessions.create(sessionParams(params), { idempotencyKey: params.purchaseId }),
      sessionFact,
    ),
  retrieveSession: (id) =>
    ask(
      () => stripe().checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] }),
      sessionFact,
    ),
  expireSession: (id) => ask(() => stripe().checkout.sessions.expire(id), sessionFact),

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
