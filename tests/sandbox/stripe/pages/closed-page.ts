import { html } from "hono/html";
import type Stripe from "stripe";
import { isEmbedded, successUrl } from "../sessions/sessions.ts";
import { type Html, page, testModeBadge } from "./page.ts";

/** Shown when the session is unknown, complete or expired. */
export function closedPage(session: Stripe.Checkout.Session | null): Html {
  const { title, text, link } = contentFor(session);
  return page(
    title,
    html`<main class="notice">
      ${testModeBadge()}
      <h1>${title}</h1>
      <p class="muted">${text}</p>
      ${link ? html`<p class="choices"><a class="primary" href="${link}" target="_top">Return to the shop</a></p>` : null}
    </main>`,
    session !== null && isEmbedded(session),
  );
}

function contentFor(session: Stripe.Checkout.Session | null): {
  title: string;
  text: string;
  link: string | null;
} {
  if (!session) {
    return {
      title: "There is no such payment page",
      text: "Check the URL, or start again from the shop.",
      link: null,
    };
  }
  if (session.status === "complete" && session.payment_status === "unpaid") {
    const text =
      "The bank account of this order is being debited, or could not be. Nothing was charged just now.";
    return { title: "This order is complete", text, link: successUrl(session) };
  }
  if (session.status === "complete") {
    const text = "This order was paid before. Nothing was charged just now.";
    return { title: "This is already paid", text, link: successUrl(session) };
  }
  const text = "Nothing was charged. Start again from the shop if you still want to buy.";
  return { title: "This payment page has expired", text, link: session.cancel_url };
}
