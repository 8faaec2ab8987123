import Stripe from "stripe";
import { newId } from "../api/ids.ts";
import type { Sandbox } from "../sandbox.ts";
import { queueDelivery } from "./deliveries.ts";
import { endpointStatus } from "./delivery-rules.ts";

/** The events that the sandbox makes. A new one is a new line here. */
type Emitted =
  | Stripe.CheckoutSessionCompletedEvent
  | Stripe.CheckoutSessionExpiredEvent
  | Stripe.CheckoutSessionAsyncPaymentSucceededEvent
  | Stripe.CheckoutSessionAsyncPaymentFailedEvent
  | Stripe.PaymentIntentCreatedEvent
  | Stripe.PaymentIntentProcessingEvent
  | Stripe.PaymentIntentRequiresActionEvent
  | Stripe.PaymentIntentPaymentFailedEvent
  | Stripe.PaymentIntentSucceededEvent
  | Stripe.ChargePendingEvent
  | Stripe.ChargeFailedEvent
  | Stripe.ChargeSucceededEvent
  | Stripe.ChargeRefundedEvent
  | Stripe.RefundCreatedEvent
  | Stripe.RefundUpdatedEvent
  | Stripe.RefundFailedEvent
  | Stripe.ChargeDisputeCreatedEvent
  | Stripe.ChargeDisputeUpdatedEvent
  | Stripe.ChargeDisputeClosedEvent
  | Stripe.ChargeDisputeFundsWithdrawnEvent
  | Stripe.ChargeDisputeFundsReinstatedEvent;

type TypeAndData<E> = E extends Emitted ? Pick<E, "type" | "data"> : never;

/** Logs an event with its object as it is now, and queues it for the webhook when the endpoint is subscribed to it. */
export function emit(
  sandbox: Sandbox,
  fact: TypeAndData<Emitted>,
  cause: { session: string | null; request: Stripe.Event.Request | null },
): Stripe.Event {
  const subscribed = sandbox.webhook.enabledEvents.has(fact.type) && endpointStatus(sandbox) === "enabled";
  const event: Stripe.Event = {
    id: newId("evt"),
    object: "event",
    api_version: Stripe.API_VERSION,
    created: sandbox.now(),
    livemode: false,
    pending_webhooks: subscribed ? 1 : 0,
    request: cause.request ?? { id: null, idempotency_key: null },
    ...fact,
  };
  sandbox.store.put("event", event);
  if (subscribed) queueDelivery(sandbox, event, cause.session);
  return event;
}
