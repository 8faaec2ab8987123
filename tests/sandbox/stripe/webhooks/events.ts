import Stripe from "stripe";
import { newId } from "../api/ids.ts";
import type { Sandbox } from "../sandbox.ts";
import { queueDelivery } from "./deliveries.ts";
import { endpointStatus } from "./delivery-rules.ts";

/** Events that the sandbox emits. Add a line for a new one. */
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
  | Stripe.PaymentIntentCanceledEvent
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

/** Logs an event with a snapshot of its object; queues it when the endpoint is subscribed. */
export function emit(
  sandbox: Sandbox,
  data: TypeAndData<Emitted>,
  cause: { session: string | null; request: Stripe.Event.Request | null },
): Stripe.Event {
  const subscribed = sandbox.webhook.enabledEvents.has(data.type) && endpointStatus(sandbox) === "enabled";
  const event: Stripe.Event = {
    id: newId("evt"),
    object: "event",
    api_version: Stripe.API_VERSION,
    created: sandbox.now(),
    livemode: false,
    pending_webhooks: subscribed ? 1 : 0,
    request: cause.request ?? { id: null, idempotency_key: null },
    ...data,
  };
  sandbox.store.put("event", event);
  if (subscribed) queueDelivery(sandbox, event, cause.session);
  return event;
}
