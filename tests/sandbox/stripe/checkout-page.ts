import { html } from "hono/html";
import type Stripe from "stripe";
import { groupDigits, TEST_CARDS } from "./cards.ts";
import { formatMoney } from "./currencies.ts";
import { randomText } from "./ids.ts";
import { type Html, page, testModeBadge } from "./page.ts";
import type { Sandbox } from "./sandbox.ts";

type Field = "email" | "number" | "expiry" | "cvc" | "name";

/** What stands in the form, and what is wrong with it by field. The CVC is never kept. */
export type CheckoutForm = {
  email: string;
  name: string;
  number: string;
  expiry: string;
  problems: Partial<Record<Field, string>>;
};

/** The page on which the customer pays. */
export function checkoutPage(sandbox: Sandbox, session: Stripe.Checkout.Session, form: CheckoutForm): Html {
  const amount = formatMoney(session.amount_total ?? 0, session.currency ?? "usd");
  return page(
    `Pay ${amount}`,
    html`<div class="checkout">
      <header class="summary">
        <div class="top">${backLink(session)}${testModeBadge()}</div>
        ${summary(sandbox, session, amount)}
      </header>
      <main class="payment">
        <h2>Pay with card</h2>
        ${paymentForm(session, form, amount)}
        ${testCards()}
      </main>
    </div>`,
  );
}

/** The way back to the shop without paying. */
export function backLink({ cancel_url }: Stripe.Checkout.Session): Html | null {
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
  return html`<li><span>${item.description}${quantity}</span><span>${formatMoney(item.amount_total, item.currency)}</span></li>`;
}

function paymentForm(session: Stripe.Checkout.Session, form: CheckoutForm, amount: string): Html {
  const locked = session.customer_email !== null;
  const focus = FIELDS.find((field) => form.problems[field]);
  const input = (name: Field, label: string, attributes: Html, value = "") =>
    field({ name, label, value, attributes, problem: form.problems[name], focus: name === focus });
  return html`<form method="post" action="/c/pay/${session.id}" novalidate>
    <input type="hidden" name="attempt" value="${randomText(20)}">
    ${input("email", "Email", html`type="email" autocomplete="email" ${locked ? "readonly" : ""}`, form.email)}
    ${input("number", "Card number", html`inputmode="numeric" autocomplete="cc-number" placeholder="1234 1234 1234 1234"`, form.number)}
    <div class="pair">
      ${input("expiry", "Expiry", html`inputmode="numeric" autocomplete="cc-exp" placeholder="MM / YY"`, form.expiry)}
      ${input("cvc", "CVC", html`inputmode="numeric" autocomplete="cc-csc" placeholder="123" maxlength="4"`)}
    </div>
    ${input("name", "Name on card", html`autocomplete="cc-name"`, form.name)}
    <button class="primary" type="submit">Pay ${amount}</button>
  </form>`;
}

const FIELDS: readonly Field[] = ["email", "number", "expiry", "cvc", "name"];

type FieldView = {
  name: Field;
  label: string;
  value: string;
  attributes: Html;
  problem?: string;
  focus: boolean;
};

function field({ name, label, value, attributes, problem, focus }: FieldView): Html {
  const state = problem ? html`aria-invalid="true" aria-describedby="${name}-error"` : null;
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" value="${value}" required ${attributes} ${state} ${focus ? "autofocus" : ""}>
    ${problem ? html`<p class="error" id="${name}-error" role="alert">${problem}</p>` : null}
  </div>`;
}

function testCards(): Html {
  return html`<aside class="cards" aria-labelledby="cards-title">
    <h3 id="cards-title">Test cards</h3>
    <p class="muted">No money moves. Use any future expiry and any three digits as CVC.</p>
    <dl>${TEST_CARDS.map((card) => html`<div><dt><code>${groupDigits(card.number)}</code></dt><dd>${card.label}</dd></div>`)}</dl>
  </aside>`;
}
