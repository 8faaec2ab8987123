import { html } from "hono/html";
import type Stripe from "stripe";
import { formatExact } from "../money.ts";
import type { Html } from "../pages/page.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Checkout } from "./checkouts.ts";
import { changeForm, options, status, timeElement } from "./parts.ts";

export function disputePart(sandbox: Sandbox, { session, charge, disputes }: Checkout): Html {
  return html`<section class="part">
    <h3>Disputes</h3>
    ${disputes.length > 0 ? html`<ul class="plain">${disputes.map((dispute) => line(sandbox, session, dispute))}</ul>` : null}
    ${charge ? newDispute(session, charge) : null}
  </section>`;
}

function line(sandbox: Sandbox, session: Stripe.Checkout.Session, dispute: Stripe.Dispute): Html {
  const due = dispute.evidence_details.due_by;
  return html`<li>
    <div class="line"><strong>${formatExact(dispute.amount, dispute.currency)}</strong> ${status(dispute.status)}</div>
    <code>${dispute.id}</code>
    ${due && dispute.status.endsWith("needs_response") ? html`<p class="muted">To be answered by ${timeElement(sandbox, due)}</p>` : null}
    ${changeForm(
      `/_sandbox/disputes/${dispute.id}?open=${session.id}`,
      STATUSES.filter((other) => other !== dispute.status),
    )}
  </li>`;
}

// Stripe's statuses, and one that does not exist.
const STATUSES = [
  "under_review",
  "won",
  "lost",
  "needs_response",
  "appeal_needs_response",
  "appeal_under_review",
  "warning_needs_response",
  "warning_under_review",
  "warning_closed",
  "prevented",
  "some_new_status",
];

function newDispute(session: Stripe.Checkout.Session, charge: Stripe.Charge): Html {
  return html`<details class="more"><summary>Open a dispute</summary>
    <form method="post" action="/_sandbox/payments/${charge.payment_intent}/dispute?open=${session.id}" class="fields">
      <label>Amount in minor units <input name="amount" type="number" min="1" max="${charge.amount}" placeholder="${charge.amount}: all of it"></label>
      <label>Reason <select name="reason">${options(REASONS)}</select></label>
      <label class="check"><input type="checkbox" name="inquiry"> only an inquiry</label>
      <button class="secondary">Open the dispute</button>
    </form>
  </details>`;
}

const REASONS = [
  "fraudulent",
  "product_not_received",
  "product_unacceptable",
  "duplicate",
  "credit_not_processed",
  "unrecognized",
  "general",
];
