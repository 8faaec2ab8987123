import type Stripe from "stripe";
import type { CheckoutParams, RefundParams, Since } from "@/lib/payments/payment-provider";

/** A session is as good without them, should Stripe not accept one. */
export const optionalFields = ["customer_email", "cancel_url", "client_reference_id"] as const;
export type OptionalField = (typeof optionalFields)[number];

export function sessionParams(
  checkout: CheckoutParams,
  without: OptionalField[],
): Stripe.Checkout.SessionCreateParams {
  const metadata = {
    purchase_id: checkout.purchaseId,
    ...(checkout.lessonId && {
      lesson_id: checkout.lessonId,
      creator_id: checkout.creatorId ?? null,
      lesson_title: checkout.title,
    }),
  };
  const params: Stripe.Checkout.SessionCreateParams = {
    mode: "payment",
    ...modeParams(checkout),
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: checkout.currency,
          unit_amount: checkout.amountMinor,
          product_data: { name: checkout.title },
        },
      },
    ],
    metadata,
    // Not copied from the session: it is shown beside the payment in Stripe's dashboard.
    payment_intent_data: { metadata },
    client_reference_id: checkout.purchaseId,
    customer_email: checkout.customerEmail,
    expires_at: checkout.expiresAt,
  };
  for (const field of without) delete params[field];
  return params;
}

function modeParams({ mode, successUrl, cancelUrl }: CheckoutParams) {
  return mode === "hosted"
    ? { ui_mode: "hosted_page" as const, success_url: successUrl, cancel_url: cancelUrl }
    : {
        ui_mode: "embedded_page" as const,
        return_url: successUrl,
        redirect_on_completion: "always" as const,
      };
}

export function refundParams({ id, purchaseId, paymentId, amountMinor, reason }: RefundParams) {
  const metadata = { refund_request_id: id, purchase_id: purchaseId };
  return { payment_intent: paymentId, amount: amountMinor, reason, metadata };
}

export const refundKey = ({ id }: RefundParams, attempt: number) => (attempt === 0 ? id : `${id}:${attempt}`);

export function listParams({ since, after, paymentId }: Since & { paymentId?: string }) {
  return {
    limit: 100,
    ...(since !== undefined && { created: { gte: since } }),
    ...(after && { starting_after: after }),
    ...(paymentId && { payment_intent: paymentId }),
  };
}
