import { html } from "hono/html";
import type Stripe from "stripe";
import type { Html } from "../pages/page.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Delivery } from "../webhooks/deliveries.ts";
import { endpointStatus } from "../webhooks/delivery-rules.ts";
import { action, breakable, newest, SHOWN, status, timeElement, type View } from "./parts.ts";

export function eventList(sandbox: Sandbox, view: View): Html {
  const all = view.events === "all";
  const subscribed = (event: Stripe.Event) => sandbox.webhook.enabledEvents.has(event.type);
  const events = newest(sandbox, "event", (event) => all || subscribed(event));
  const row = (event: Stripe.Event) =>
    subscribed(event) ? eventRow(sandbox, event, view) : quietRow(sandbox, event);
  return html`<section aria-labelledby="events">
    <div class="line">
      <h2 id="events">Events</h2>
      <a href="${all ? "/_sandbox#events" : "/_sandbox?events=all#events"}">${all ? "Only the webhook’s" : "All events"}</a>
    </div>
    ${events.length > 0 ? html`<ul class="rows">${events.map(row)}</ul>` : html`<p class="empty">Nothing has happened yet.</p>`}
    ${events.length === SHOWN ? html`<p class="muted">The newest ${SHOWN} are shown.</p>` : null}
  </section>`;
}

// Most events have no delivery: the endpoint is not subscribed to them.
function quietRow(sandbox: Sandbox, { id, type, created }: Stripe.Event): Html {
  return html`<li class="quiet"><a href="/_sandbox/events/${id}">${breakable(type)}</a>${timeElement(sandbox, created)}</li>`;
}

function eventRow(sandbox: Sandbox, event: Stripe.Event, view: View): Html {
  const delivery = sandbox.store.get("delivery", event.id);
  const product =
    delivery?.session && sandbox.store.get("order", delivery.session)?.lineItems[0]?.description;
  return html`<li><details id="${event.id}" ${view.open === event.id ? "open" : ""}>
    <summary>
      <span class="what"><strong>${breakable(event.type)}</strong> <span>${product}</span></span>
      <span class="meta"><span class="states">${status(delivery?.state ?? "not_sent")}</span>${timeElement(sandbox, event.created)}</span>
    </summary>
    <div class="inside">
      <p class="muted"><code>${event.id}</code> <a href="/_sandbox/events/${event.id}">as JSON</a></p>
      ${attempts(sandbox, delivery)}
      ${endpointStatus(sandbox) === "enabled" ? sendButton(event, delivery) : null}
    </div>
  </details></li>`;
}

function attempts(sandbox: Sandbox, delivery: Delivery | undefined): Html {
  if (!delivery) return html`<p>The endpoint was disabled, so this was never sent.</p>`;
  const next = delivery.next_attempt_at;
  if (delivery.attempts.length === 0 && next === null)
    return html`<p>${delivery.state === "dropped" ? "It was lost on the way." : "It waits to be released."}</p>`;
  return html`<ol class="attempts">
    ${delivery.attempts.map(
      ({ at, status, error, milliseconds }) =>
        html`<li>${timeElement(sandbox, at)} <strong>${status ?? error}</strong> <span class="muted">after ${milliseconds} ms</span></li>`,
    )}
    ${next === null ? null : html`<li>${timeElement(sandbox, next)} <span class="muted">the next attempt</span></li>`}
  </ol>`;
}

function sendButton({ id }: Stripe.Event, delivery: Delivery | undefined): Html {
  const label = delivery && delivery.attempts.length > 0 ? "Redeliver" : "Deliver now";
  return action(`/_sandbox/events/${id}/redeliver?open=${id}`, label);
}
