import { html } from "hono/html";
import type Stripe from "stripe";
import { formatExact } from "../money.ts";
import { ROUTING_NUMBER, TEST_ACCOUNTS } from "../payments/bank-accounts.ts";
import { groupDigits, TEST_CARDS } from "../payments/cards.ts";
import type { Sandbox } from "../sandbox.ts";
import { isEmbedded } from "../sessions/sessions.ts";
import { paymentForm } from "./checkout-fields.ts";
import { type CheckoutForm, otherMethod } from "./checkout-form.ts";
import { type Html, page, testModeBadge } from "./page.ts";

export function checkoutPage(sandbox: Sandbox, session: Stripe.Checkout.Session, form: CheckoutForm): Html {
  const amount = formatExact(session.amount_total ?? 0, session.currency ?? "usd");
  return page(
    `Pay ${amount}`,
    html`<div class="checkout ${isEmbedded(session) ? "framed" : ""}">
      <header class="summary">
        <div class="top">${backLink(session)}${testModeBadge()}</div>
        ${summary(sandbox, session, amount)}
      </header>
      <main class="payment">
        <h2>${otherMethod(session) ? "Payment" : "Pay with card"}</h2>
        ${paymentForm(session, form, amount)}
        ${testCards()}
        ${otherMethod(session) === "bank" ? testAccounts() : null}
      </main>
    </div>`,
    isEmbedded(session),
  );
}

function backLink({ cancel_url }: Stripe.Checkout.Session): Html | null {
  return cancel_url
    ? html`<a class="back" href="${cancel_url}"><span aria-hidden="true">←</span> Back</a>`
    : null;
}

function summary(sandbox: Sandbox, session: Stripe.Checkout.Session, amount: string): Html {
  const order = sandbox.store.get("order", session.id);
  const items = order?.lineItems ?? [];
  return html`
    <h1>${items[0]?.description ?? "Your order"}${items.length > 1 ? ` and ${items.length - 1} more` : ""}</h1>
    <p class="amount">${amount}</p>
    ${order?.description ? html`<p class="muted">${order.description}</p>` : null}
    ${order?.image ? html`<img class="cover" src="${order.image}" alt="">` : null}
    ${items.length > 1 || (items[0]?.quantity ?? 1) > 1 ? html`<ul class="items">${items.map(itemLine)}</ul>` : null}`;
}

function itemLine(item: Stripe.LineItem): Html {
  const quantity = (item.quantity ?? 1) > 1 ? ` × ${item.quantity}` : "";
  return html`<li><span>${item.description}${quantity}</span><span>${formatExact(item.amount_total, item.currency)}</span></li>`;
}

function testCards(): Html {
  return html`<aside class="cards by-card" aria-labelledby="cards-title">
    <h3 id="cards-title">Test cards</h3>
    <p class="muted">No money moves. Use any future expiry and any three digits as CVC.</p>
    <dl>${TEST_CARDS.map((card) => known(groupDigits(card.number), card.label))}</dl>
  </aside>`;
}

function testAccounts(): Html {
  return html`<aside class="cards by-bank" aria-labelledby="accounts-title">
    <h3 id="accounts-title">Test accounts</h3>
    <p class="muted">No money moves. The routing number is <code>${ROUTING_NUMBER}</code>.</p>
    <dl>${TEST_ACCOUNTS.map((account) => known(account.number, account.label))}</dl>
  </aside>`;
}

function known(number: string, label: string): Html {
  return html`<div><dt><code>${number}</code></dt><dd>${label}</dd></div>`;
}
