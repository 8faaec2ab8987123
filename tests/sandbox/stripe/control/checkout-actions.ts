import { html } from "hono/html";
import type Stripe from "stripe";
import type { Html } from "../pages/page.ts";
import { groupDigits, TEST_CARDS } from "../payments/cards.ts";
import type { Sandbox } from "../sandbox.ts";
import { deliveriesOf } from "../webhooks/deliveries.ts";
import { DELIVERY_MODES, deliveryRule, endpointStatus } from "../webhooks/delivery-rules.ts";
import type { Checkout } from "./checkouts.ts";
import { LABELS } from "./delivery-panel.ts";
import { action, options } from "./parts.ts";

export function customerPart({ session, intent }: Checkout): Html | null {
  const path = `/_sandbox/sessions/${session.id}`;
  const back = `?open=${session.id}`;
  if (intent?.status === "processing") return debitSteps(`${path}/settle${back}`);
  if (session.status === "complete" && intent?.status === "requires_action")
    return voucherSteps(`${path}/settle${back}`);
  if (session.status !== "open") return null;
  return html`<section class="part">
    <h3>Customer</h3>
    ${intent?.status === "requires_action" ? bankSteps(`${path}/authenticate${back}`) : paySteps(session, `${path}/pay${back}`)}
    <div class="inline">
      ${session.url ? html`<a class="secondary" href="${session.url}">Open page</a>` : null}
      ${action(`${path}/expire${back}`, "Let it expire")}
    </div>
  </section>`;
}

/** The delivery rule of one session. */
export function sessionDeliveries(sandbox: Sandbox, session: string): Html {
  const { id, mode } = deliveryRule(sandbox, session);
  const enabled = endpointStatus(sandbox) === "enabled";
  const held = deliveriesOf(sandbox, session).filter(({ state }) => state === "held").length;
  return html`<section class="part">
    <h3>Deliveries</h3>
    <form method="post" action="/_sandbox/deliveries?open=${session}" class="inline">
      <input type="hidden" name="session" value="${session}">
      <select name="mode" aria-label="How this session’s events travel">${options(DELIVERY_MODES, mode, LABELS)}</select>
      <button class="secondary">Set</button>
    </form>
    <p class="muted">${id === session ? "This session has a rule of its own." : "As for all sessions."}</p>
    ${held > 0 && enabled ? action(`/_sandbox/deliveries/release?open=${session}`, `Release ${held} held`, { session }) : null}
  </section>`;
}

function paySteps({ payment_method_types: methods }: Stripe.Checkout.Session, path: string): Html {
  return html`<form method="post" action="${path}" class="inline change">
      <select name="card" aria-label="Card">
        ${TEST_CARDS.map(({ number, label }) => html`<option value="${number}">${label} · ${groupDigits(number).slice(-4)}</option>`)}
      </select>
      <button class="secondary">Pay by card</button>
    </form>
    <form method="post" action="${path}" class="inline change">
      <input type="hidden" name="method" value="bank">
      <select name="bank" aria-label="What becomes of the debit">${options(["settles", "fails"], "settles", DEBIT_LABELS)}</select>
      <button class="secondary">Pay by bank debit</button>
    </form>
    ${methods.includes("oxxo") ? action(path, "Take an OXXO voucher", { method: "voucher" }) : null}`;
}

const DEBIT_LABELS = { settles: "Settles later", fails: "Fails later" };

function bankSteps(path: string): Html {
  return html`<p>Their bank asks for 3-D Secure.</p>
    <form method="post" action="${path}" class="inline">
      <button class="secondary" name="outcome" value="complete">They pass</button>
      <button class="secondary" name="outcome" value="fail">They fail</button>
    </form>`;
}

function voucherSteps(path: string): Html {
  return html`<section class="part">
    <h3>OXXO voucher</h3>
    <p class="muted">Not paid yet; it expires after 3 days of the sandbox’s clock.</p>
    <form method="post" action="${path}" class="inline">
      <button class="secondary" name="outcome" value="succeed">They pay it</button>
      <button class="secondary" name="outcome" value="fail">Let it expire</button>
    </form>
  </section>`;
}

function debitSteps(path: string): Html {
  return html`<section class="part">
    <h3>Bank debit</h3>
    <p class="muted">On its way; it ends by itself after 4 days of the sandbox’s clock.</p>
    <form method="post" action="${path}" class="inline">
      <button class="secondary" name="outcome" value="succeed">Settle now</button>
      <button class="secondary" name="outcome" value="fail">Fail now</button>
    </form>
  </section>`;
}
