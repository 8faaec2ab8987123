import { html } from "hono/html";
import type Stripe from "stripe";
import { formatMoney } from "./currencies.ts";
import { type Delivery, type DeliveryMode, deliveriesOf, deliveryMode } from "./deliveries.ts";
import { FAULT_KINDS, type Fault, listFaults } from "./faults.ts";
import { type Html, page, testModeBadge } from "./page.ts";
import type { Sandbox } from "./sandbox.ts";
import type { Kind, Kinds } from "./store.ts";

/** The page for a person at the sandbox: what happened, and buttons for what shall. */
export function controlPage(sandbox: Sandbox): Html {
  return page(
    "Control",
    html`<div class="control">
      <header class="top"><h1>Stripe sandbox</h1>${testModeBadge()}<a href="/_sandbox">Refresh</a></header>
      <main>
        <div class="panels">${deliveryPanel(sandbox)}${faultPanel(listFaults(sandbox))}</div>
        ${listing(
          "Sessions",
          "No checkout has been started yet.",
          newest(sandbox, "session").map((session) => sessionRow(sandbox, session)),
        )}
        ${listing(
          "Events",
          "Nothing has happened yet.",
          newest(sandbox, "event").map((event) => eventRow(sandbox, event)),
        )}
      </main>
    </div>`,
  );
}

const SHOWN = 25;

function newest<K extends Kind>(sandbox: Sandbox, kind: K): Kinds[K][] {
  const found: Kinds[K][] = [];
  for (const object of sandbox.store.list(kind)) {
    if (found.push(object) === SHOWN) break;
  }
  return found;
}

const MODES: Record<DeliveryMode, { label: string; meaning: string }> = {
  deliver: { label: "Deliver", meaning: "Events reach the webhook at once." },
  hold: { label: "Hold", meaning: "New events wait here until you release them." },
  drop: { label: "Drop", meaning: "New events are lost on the way." },
};

function deliveryPanel(sandbox: Sandbox): Html {
  const current = deliveryMode(sandbox, null);
  const held = deliveriesOf(sandbox, null).filter((delivery) => delivery.state === "held").length;
  return html`<section class="panel" aria-labelledby="deliveries">
    <h2 id="deliveries">Deliveries</h2>
    <p class="muted">To <code>${sandbox.webhook.url}</code></p>
    <form method="post" action="/_sandbox/deliveries" class="segments">
      ${Object.entries(MODES).map(
        ([mode, { label }]) =>
          html`<button name="mode" value="${mode}" aria-pressed="${mode === current ? "true" : "false"}">${label}</button>`,
      )}
    </form>
    <p>${MODES[current].meaning}</p>
    ${held > 0 ? action("/_sandbox/deliveries/release", `Release ${held} held`, "primary") : null}
  </section>`;
}

function faultPanel(faults: Fault[]): Html {
  return html`<section class="panel" aria-labelledby="faults">
    <h2 id="faults">Break the API</h2>
    <form method="post" action="/_sandbox/faults" class="inline">
      <label>The next <input name="times" type="number" min="1" max="1000" value="1"></label>
      <label>calls <select name="kind">${FAULT_KINDS.map((kind) => html`<option value="${kind}">${FAULT_WORDS[kind]}</option>`)}</select></label>
      <label>to <select name="path"><option value="">any path</option><option>/v1/checkout/sessions</option><option>/v1/events</option></select></label>
      <label class="check"><input type="checkbox" name="afterCommit"> after the work is done</label>
      <button class="secondary">Break</button>
    </form>
    ${faults.length > 0 ? pendingFaults(faults) : html`<p class="muted">The API works.</p>`}
  </section>`;
}

const FAULT_WORDS: Record<Fault["kind"], string> = {
  reset: "are cut off",
  hang: "never answer",
  "429": "answer 429",
  "409": "answer 409",
  "500": "answer 500",
  truncated: "break off halfway",
};

function pendingFaults(faults: Fault[]): Html {
  return html`<ul class="plain">${faults.map(
    (fault) =>
      html`<li>${fault.times} × ${FAULT_WORDS[fault.kind]}${fault.method ? ` · ${fault.method}` : ""}${fault.path ? ` · ${fault.path}` : ""}${fault.match ? ` · “${fault.match}”` : ""}${fault.afterCommit ? " · after the work" : ""}</li>`,
  )}</ul>${action("/_sandbox/faults/clear", "Mend the API", "secondary")}`;
}

function listing(title: string, empty: string, rows: Html[]): Html {
  const id = title.toLowerCase();
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${rows.length > 0 ? html`<ul class="rows">${rows}</ul>` : html`<p class="empty">${empty}</p>`}
    ${rows.length === SHOWN ? html`<p class="muted">The newest ${SHOWN} are shown.</p>` : null}
  </section>`;
}

function sessionRow(sandbox: Sandbox, session: Stripe.Checkout.Session): Html {
  const name = sandbox.store.get("order", session.id)?.lineItems[0]?.description;
  return html`<li>
    <div class="what"><strong>${name}</strong> <span class="amount">${formatMoney(session.amount_total ?? 0, session.currency ?? "usd")}</span></div>
    ${status(session.status === "complete" ? (session.payment_status ?? "") : (session.status ?? ""))}
    <div class="where"><code>${session.id}</code>${moment(session.created)}</div>
    <div class="actions">
      ${session.url ? html`<a class="secondary" href="${session.url}">Open page</a>` : null}
      ${session.status === "open" ? action(`/_sandbox/sessions/${session.id}/expire`, "Expire", "secondary") : null}
    </div>
  </li>`;
}

function eventRow(sandbox: Sandbox, event: Stripe.Event): Html {
  const delivery = sandbox.store.get("delivery", event.id);
  // Most events are none of the shop's: they stay in the log, but out of the way.
  if (!delivery)
    return html`<li class="quiet"><span>${breakable(event.type)}</span>${moment(event.created)}</li>`;
  const product = delivery.session && sandbox.store.get("order", delivery.session)?.lineItems[0]?.description;
  return html`<li>
    <div class="what"><strong>${breakable(event.type)}</strong> <span>${product}</span></div>
    ${status(delivery.state)}
    <div class="where"><code>${event.id}</code>${moment(event.created)}<span>${outcome(delivery)}</span></div>
    <div class="actions">${action(`/_sandbox/events/${event.id}/redeliver`, delivery.attempts.length > 0 ? "Redeliver" : "Deliver", "secondary")}</div>
  </li>`;
}

function outcome({ attempts }: Delivery): string {
  const last = attempts.at(-1);
  if (!last) return "";
  const tries = attempts.length > 1 ? ` · ${attempts.length} tries` : "";
  return `${last.status ?? last.error} in ${last.milliseconds} ms${tries}`;
}

function breakable(type: string): Html {
  return html`${type.split(".").map((part, index) => (index === 0 ? part : html`<wbr>.${part}`))}`;
}

function status(state: string): Html {
  return html`<span class="status ${state}">${state}</span>`;
}

function moment(seconds: number): Html {
  const date = new Date(seconds * 1000);
  const today = date.toDateString() === new Date().toDateString();
  const text = date.toLocaleString("en", { dateStyle: today ? undefined : "medium", timeStyle: "medium" });
  return html`<time datetime="${date.toISOString()}">${text}</time>`;
}

function action(path: string, label: string, look: "primary" | "secondary"): Html {
  return html`<form method="post" action="${path}"><button class="${look}">${label}</button></form>`;
}
