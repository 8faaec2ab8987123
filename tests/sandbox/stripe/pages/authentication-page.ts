import { html } from "hono/html";
import type Stripe from "stripe";
import { randomText } from "../api/ids.ts";
import { formatExact } from "../money.ts";
import { isEmbedded } from "../sessions/sessions.ts";
import { type Html, page, testModeBadge } from "./page.ts";

/** The bank's 3-D Secure page. */
export function authenticationPage(session: Stripe.Checkout.Session): Html {
  const amount = formatExact(session.amount_total ?? 0, session.currency ?? "usd");
  return page(
    "3-D Secure",
    html`<main class="notice">
      ${testModeBadge()}
      <h1>Is it you who pays ${amount}?</h1>
      <p class="muted">This stands in for your bank's 3-D Secure page. Choose what the bank answers.</p>
      <form method="post" action="/c/pay/${session.id}/authenticate" class="choices">
        <input type="hidden" name="attempt" value="${randomText(20)}">
        <button class="primary" name="outcome" value="complete">Complete authentication</button>
        <button class="secondary" name="outcome" value="fail">Fail authentication</button>
      </form>
    </main>`,
    isEmbedded(session),
  );
}
