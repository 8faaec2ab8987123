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

/** The replacement of Stripe.js, and the frame that it embeds. */
export function embeddedRoutes(sandbox: Sandbox, show: ShowPayment): Hono {
  const app = new Hono();
  app.get("/stripe.js", (c) =>
    c.body(stripeScript(sandbox.url, PUBLISHABLE_KEY), 200, { "content-type": "text/javascript" }),
  );
  app.get("/c/embedded/:secret", (c) => {
    const secret = c.req.param("secret");
    const session = sandbox.store.get("session", secret.split("_secret_")[0] ?? "");
    // A closed session has no secret any more, and its page nothing to hide.
    const isKnown = session && isEmbedded(session) && [secret, null].includes(session.client_secret);
    return isKnown ? show(c, session) : c.html(closedPage(null), 404);
  });
  return app;
}

/** The last page in the frame. It asks the parent page to navigate, because a redirect would stay in the frame. */
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
