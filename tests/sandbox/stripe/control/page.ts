import { html } from "hono/html";
import { type Html, page, testModeBadge } from "../pages/page.ts";
import type { Sandbox } from "../sandbox.ts";
import { checkoutList } from "./checkouts.ts";
import { clockPanel } from "./clock-panel.ts";
import { deliveryPanel } from "./delivery-panel.ts";
import { eventList } from "./events.ts";
import { faultPanel } from "./fault-panel.ts";
import type { View } from "./parts.ts";

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
