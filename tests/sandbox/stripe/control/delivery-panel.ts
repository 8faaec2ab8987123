import { html } from "hono/html";
import type { Html } from "../pages/page.ts";
import type { Sandbox } from "../sandbox.ts";
import { deliveriesOf, RELEASE_ORDERS } from "../webhooks/deliveries.ts";
import {
  DELAY_SECONDS,
  DELIVERY_MODES,
  type DeliveryMode,
  deliveryRule,
  endpointStatus,
} from "../webhooks/delivery-rules.ts";
import { action, options } from "./parts.ts";

export function deliveryPanel(sandbox: Sandbox): Html {
  const { mode, seconds = DELAY_SECONDS } = deliveryRule(sandbox, null);
  const disabled = endpointStatus(sandbox) === "disabled";
  const held = deliveriesOf(sandbox, null).filter(({ state }) => state === "held").length;
  return html`<section class="panel" aria-labelledby="deliveries">
    <h2 id="deliveries">Deliveries</h2>
    ${disabled ? disabledNotice() : enabledLine(sandbox)}
    <form method="post" action="/_sandbox/deliveries" class="segments" role="group" aria-label="How events travel">
      ${DELIVERY_MODES.map((each) => html`<button name="mode" value="${each}" aria-pressed="${each === mode ? "true" : "false"}">${LABELS[each]}</button>`)}
    </form>
    <p class="muted">${mode === "disabled" ? null : MODE_TEXT[mode]}</p>
    ${mode === "delay" ? delayForm(seconds) : null}
    ${held > 0 && !disabled ? releaseForm(held) : null}
  </section>`;
}

export const LABELS: Record<DeliveryMode, string> = {
  deliver: "Deliver",
  hold: "Hold",
  drop: "Drop",
  duplicate: "Duplicate",
  delay: "Delay",
  reorder: "Reorder",
};

const MODE_TEXT: Record<DeliveryMode, string> = {
  deliver: "Events reach the webhook at once.",
  hold: "New events wait here until you release them.",
  drop: "New events are lost on the way.",
  duplicate: "Each new event reaches the webhook twice.",
  delay: "New events wait for some seconds of the sandbox’s clock.",
  reorder: "Of two new events the later arrives first; a lone one goes after 3 seconds.",
};

function enabledLine(sandbox: Sandbox): Html {
  return html`<div class="line">
    <p>To <code>${sandbox.webhook.url}</code></p>
    ${action("/_sandbox/endpoint", "Disable", { status: "disabled" })}
  </div>`;
}

function disabledNotice(): Html {
  return html`<div class="line alert">
    <p><strong>The endpoint is disabled.</strong> Events runDueChanges, but none is sent.</p>
    ${action("/_sandbox/endpoint", "Enable", { status: "enabled" })}
  </div>`;
}

function delayForm(seconds: number): Html {
  return html`<form method="post" action="/_sandbox/deliveries" class="inline">
    <input type="hidden" name="mode" value="delay">
    <label>Wait <input name="seconds" type="number" min="1" max="2592000" value="${seconds}"> seconds</label>
    <button class="secondary">Set</button>
  </form>`;
}

function releaseForm(held: number): Html {
  return html`<form method="post" action="/_sandbox/deliveries/release" class="inline release">
    <button class="primary">Release ${held} held</button>
    <select name="order" aria-label="In which order">${options(RELEASE_ORDERS, "oldest", ORDER_LABELS)}</select>
    <label><input name="times" type="number" min="1" max="100" value="1"> × each</label>
  </form>`;
}

const ORDER_LABELS = { oldest: "oldest first", newest: "newest first", shuffled: "shuffled" };
