import "server-only";
import type Stripe from "stripe";
import { z } from "zod";
import { env } from "@/lib/env";
import { eventShape } from "@/lib/payments/events";
import {
  type CheckoutOrder,
  type Fact,
  objectShape,
  type PaymentProvider,
  type RefundOrder,
  type SessionFact,
  type Since,
  sessionShape,
} from "@/lib/payments/provider";
import { ask, stripe } from "@/lib/payments/stripe/client";

/** Stripe Checkout, as a page of its own or inside a page of the shop. */
export const stripeProvider: PaymentProvider = {
  get livemode() {
    return /_live_/.test(env().STRIPE_SECRET_KEY);
  },
  createSession: (order) =>
    ask(
      () => stripe().checkout.sessions.create(sessionParams(order), { idempotencyKey: order.purchaseId }),
      sessionFact,
    ),
  retrieveSession: (id) =>
    ask(
      () => stripe().checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] }),
      sessionFact,
    ),
  expireSession: (id) => ask(() => stripe().checkout.sessions.expire(id), sessionFact),

  createRefund: (order, attempt) =>
    ask(
      () => stripe().refunds.create(refundParams(order), { idempotencyKey: refundKey(order, attempt) }),
      factOf(objectShape),
    ),
  retrieveRefund: (id) => ask(() => stripe().refunds.retrieve(id), factOf(objectShape)),
  retrieveDispute: (id) => ask(() => stripe().disputes.retrieve(id), factOf(objectShape)),
  listRefunds: (of) => ask(() => stripe().refunds.list(listParams(of)), pageOf),
  listDisputes: (of) => ask(() => stripe().disputes.list(listParams(of)), pageOf),

  listEvents: ({ types, ...of }) =>
    ask(
      () => stripe().events.list({ ...listParams(of), types: [...types] }),
      ({ data, has_more }) => ({
        items: data.map((item) => ({ id: item.id, event: eventShape.safeParse(plain(item)).data ?? null })),
        hasMore: has_more,
      }),
    ),
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

function sessionParams(order: CheckoutOrder): Stripe.Checkout.SessionCreateParams {
  const metadata = {
    purchase_id: order.purchaseId,
    lesson_id: order.lessonId,
    creator_id: order.creatorId,
    lesson_title: order.title,
  };
  return {
    mode: "payment",
    ...placeOf(order),
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: order.currency,
          unit_amount: order.amountMinor,
          product_data: { name: order.title },
        },
      },
    ],
    metadata,
    // A session's metadata is not copied to its payment intent, where a person at Stripe's dashboard looks.
    payment_intent_data: { metadata },
    client_reference_id: order.purchaseId,
    customer_email: order.customerEmail,
    expires_at: order.expiresAt,
  };
}

function placeOf({ uiMode, successUrl, cancelUrl }: CheckoutOrder) {
  return uiMode === "hosted_page"
    ? { ui_mode: uiMode, success_url: successUrl, cancel_url: cancelUrl }
    : { ui_mode: uiMode, return_url: successUrl, redirect_on_completion: "always" as const };
}

function refundParams({ id, purchaseId, paymentIntentId, amountMinor, reason }: RefundOrder) {
  const metadata = { refund_request_id: id, purchase_id: purchaseId };
  return { payment_intent: paymentIntentId, amount: amountMinor, reason, metadata };
}

const refundKey = ({ id }: RefundOrder, attempt: number) => (attempt === 0 ? id : `${id}:${attempt}`);

function listParams({ since, after, paymentIntentId }: Since & { paymentIntentId?: string }) {
  return {
    limit: 100,
    ...(since !== undefined && { created: { gte: since } }),
    ...(after && { starting_after: after }),
    ...(paymentIntentId && { payment_intent: paymentIntentId }),
  };
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

/** As it came: without the SDK's `lastResponse` and classes. */
const plain = (object: object): unknown => JSON.parse(JSON.stringify(object));
