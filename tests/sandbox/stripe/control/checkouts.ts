import { html } from "hono/html";
import type Stripe from "stripe";
import { formatExact } from "../money.ts";
import type { Html } from "../pages/page.ts";
import { latestCharge } from "../payments/payment-lookup.ts";
import { currentIntent } from "../payments/payments.ts";
import { disputesOf } from "../reversals/disputes.ts";
import { refundsOf } from "../reversals/refunds.ts";
import type { Sandbox } from "../sandbox.ts";
import { customerPart, sessionDeliveries } from "./checkout-actions.ts";
import { disputePart } from "./dispute-part.ts";
import { newest, SHOWN, status, timeElement, type View } from "./parts.ts";
import { refundPart } from "./refund-part.ts";

/** A session with the objects that resulted from it. */
export type Checkout = {
  session: Stripe.Checkout.Session;
  intent?: Stripe.PaymentIntent;
  charge?: Stripe.Charge;
  refunds: Stripe.Refund[];
  disputes: Stripe.Dispute[];
};

export function checkoutList(sandbox: Sandbox, view: View): Html {
  const checkouts = newest(sandbox, "session").map((session) => checkoutOf(sandbox, session));
  return html`<section aria-labelledby="sessions">
    <h2 id="sessions">Sessions and payments</h2>
    ${
      checkouts.length > 0
        ? html`<ul class="rows">${checkouts.map((checkout) => row(sandbox, checkout, view))}</ul>`
        : html`<p class="empty">No checkout has been started yet.</p>`
    }
    ${checkouts.length === SHOWN ? html`<p class="muted">The newest ${SHOWN} are shown.</p>` : null}
  </section>`;
}

function checkoutOf(sandbox: Sandbox, session: Stripe.Checkout.Session): Checkout {
  const intent = currentIntent(sandbox, session);
  const charge = intent && latestCharge(sandbox, intent);
  return {
    ...{ session, intent, charge },
    refunds: charge ? refundsOf(sandbox, charge.id) : [],
    disputes: charge ? disputesOf(sandbox, charge.id) : [],
  };
}

function row(sandbox: Sandbox, checkout: Checkout, view: View): Html {
  const { session, charge } = checkout;
  const name = sandbox.store.get("order", session.id)?.lineItems[0]?.description;
  return html`<li><details id="${session.id}" ${view.open === session.id ? "open" : ""}>
    <summary>
      <span class="what"><strong>${name}</strong> <span class="amount">${formatExact(session.amount_total ?? 0, session.currency ?? "usd")}</span></span>
      <span class="meta"><span class="states">${states(checkout)}</span>${timeElement(sandbox, session.created)}</span>
    </summary>
    <div class="inside">
      ${customerPart(checkout)}
      ${charge?.status === "succeeded" ? html`${refundPart(session, charge, checkout.refunds)}${disputePart(sandbox, checkout)}` : null}
      ${sessionDeliveries(sandbox, session.id)}
      ${ids(checkout)}
    </div>
  </details></li>`;
}

function states({ session, intent, charge, refunds, disputes }: Checkout): Html[] {
  const pending = refunds.some((refund) => refund.status === "pending") ? [status("pending", "refund")] : [];
  const disputed = disputes.map((dispute) => status(dispute.status, "dispute:"));
  return [status(stateOf(session, intent, charge)), ...pending, ...disputed];
}

function stateOf(
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | undefined,
  charge: Stripe.Charge | undefined,
): string {
  if (charge?.refunded) return "refunded";
  if (charge && charge.amount_refunded > 0) return "partially_refunded";
  if (session.status === "open") return intent?.status === "requires_action" ? intent.status : "open";
  if (session.status !== "complete" || session.payment_status !== "unpaid")
    return session.status === "complete" ? session.payment_status : (session.status ?? "");
  return intent?.status === "processing" ? "processing" : "failed";
}

function ids({ session, intent, charge }: Checkout): Html {
  const known: [string, string | null | undefined][] = [
    ["Session", session.id],
    ["Payment", intent?.id],
    ["Charge", charge?.id],
    ["Purchase", session.metadata?.purchase_id ?? session.client_reference_id],
  ];
  return html`<dl class="ids">${known.map(([name, id]) => (id ? html`<div><dt>${name}</dt><dd><code>${id}</code></dd></div>` : null))}</dl>`;
}
