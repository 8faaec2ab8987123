import { html } from "hono/html";
import { checkoutList } from "./control-checkouts.ts";
import { clockPanel } from "./control-clock-panel.ts";
import { deliveryPanel } from "./control-delivery-panel.ts";
import { eventList } from "./control-events.ts";
import { faultPanel } from "./control-fault-panel.ts";
import type { View } from "./control-parts.ts";
import { type Html, page, testModeBadge } from "./page.ts";
import type { Sandbox } from "./sandbox.ts";

/** The page for a person at the sandbox: what happened, and buttons for what shall. */
export function controlPage(sandbox: Sandbox, view: View): Html {
  return page(
    "Control",
    html`<div class="control">
      <header class="top"><h1>Control</h1>${testModeBadge()}<a href="/_sandbox">Refresh</a></header>
      <main>
        <div class="panels">
          ${deliveryPanel(sandbox)}
          <div class="panels stacked">${clockPanel(sandbox)}${faultPanel(sandbox)}</div>
        </div>
        ${checkoutList(sandbox, view)}
        ${eventList(sandbox, view)}
      </main>
    </div>`,
  );
}
