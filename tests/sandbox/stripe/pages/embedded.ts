import { type Context, Hono } from "hono";
import { html, raw } from "hono/html";
import type Stripe from "stripe";
import type { Sandbox } from "../sandbox.ts";
import { isEmbedded, successUrl } from "../sessions/sessions.ts";
import { closedPage } from "./closed-page.ts";
import { type Html, page, testModeBadge } from "./page.ts";
import { PUBLISHABLE_KEY } from "./publishable-key.ts";
import { stripeScript } from "./stripe-script.ts";

type ShowPayment = (c: Context, session: Stripe.Checkout.Session) => Response | Promise<Response>;

/** What stands in for Stripe's script, and the frame that it puts into a shop's page. */
export function embeddedRoutes(sandbox: Sandbox, show: ShowPayment): Hono {
  const app = new Hono();
  app.get("/stripe.js", (c) =>
    c.body(stripeScript(sandbox.url, PUBLISHABLE_KEY), 200, { "content-type": "text/javascript" }),
  );
  app.get("/c/embedded/:secret", (c) => {
    const secret = c.req.param("secret");
    const session = sandbox.store.get("session", secret.split("_secret_")[0] ?? "");
    // Once a session is over its secret is forgotten, and there is nothing left to hide.
    const isKnown = session && isEmbedded(session) && [secret, null].includes(session.client_secret);
    return isKnown ? show(c, session) : c.html(closedPage(null), 404);
  });
  return app;
}

/** The last page in the frame: the shop's page around it is sent on, for a frame cannot leave by a redirect. */
export function donePage(session: Stripe.Checkout.Session): Html {
  const url = successUrl(session);
  return page(
    "Done",
    html`<main class="notice">
      ${testModeBadge()}
      <h1>Done</h1>
      <p class="muted">You are taken back to the shop.</p>
      <p class="choices"><a class="primary" href="${url}" target="_top">Return to the shop</a></p>
    </main>
    <script>parent.postMessage({ sandbox: "done", url: ${raw(JSON.stringify(url).replaceAll("<", "\\u003c"))} }, "*");</script>`,
    true,
  );
}
