import { html } from "hono/html";
import type Stripe from "stripe";
import { formatExact } from "../money.ts";
import type { Html } from "../pages/page.ts";
import { changeForm, options, status } from "./parts.ts";

export function refundPart(
  session: Stripe.Checkout.Session,
  charge: Stripe.Charge,
  refunds: Stripe.Refund[],
): Html {
  const left = charge.amount - charge.amount_refunded;
  return html`<section class="part">
    <h3>Refunds</h3>
    ${refunds.length > 0 ? html`<ul class="plain">${refunds.map((refund) => line(session, refund))}</ul>` : null}
    <p class="muted">${formatExact(left, charge.currency)} of ${formatExact(charge.amount, charge.currency)} can be refunded.</p>
    ${left > 0 ? newRefund(session, charge, left) : null}
  </section>`;
}

function line(session: Stripe.Checkout.Session, refund: Stripe.Refund): Html {
  return html`<li>
    <div class="line"><strong>${formatExact(refund.amount, refund.currency)}</strong> ${status(refund.status ?? "")}</div>
    <code>${refund.id}</code>
    ${changeForm(`/_sandbox/refunds/${refund.id}?open=${session.id}`, ENDS[refund.status ?? ""] ?? [])}
  </li>`;
}

// A succeeded refund can still fail within a month.
const ENDS: Record<string, string[]> = {
  pending: ["succeeded", "failed", "canceled", "requires_action"],
  requires_action: ["succeeded", "failed", "canceled"],
  succeeded: ["failed"],
};

function newRefund(session: Stripe.Checkout.Session, charge: Stripe.Charge, left: number): Html {
  return html`<details class="more"><summary>Refund it</summary>
    <form method="post" action="/_sandbox/payments/${charge.payment_intent}/refund?open=${session.id}" class="fields">
      <label>Amount in minor units <input name="amount" type="number" min="1" max="${left}" placeholder="${left}: all that is left"></label>
      <label>Reason <select name="reason">${options(["", ...REASONS], "", { "": "none given" })}</select></label>
      <label>It arrives <select name="status">${options(["", "succeeded", "pending"], "", ARRIVALS)}</select></label>
      <button class="secondary">Refund</button>
    </form>
  </details>`;
}

const REASONS = ["duplicate", "fraudulent", "requested_by_customer"];
const ARRIVALS = { "": "as the method does", succeeded: "at once", pending: "days later" };
