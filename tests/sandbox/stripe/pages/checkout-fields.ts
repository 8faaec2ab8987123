import { html } from "hono/html";
import type Stripe from "stripe";
import { randomText } from "../api/ids.ts";
import type { CheckoutField, CheckoutForm } from "./checkout-form.ts";
import { otherMethod } from "./checkout-form.ts";
import type { Html } from "./page.ts";

/** The payment form. It contains the fields of both methods; the style sheet shows those of the selected one. */
export function paymentForm(session: Stripe.Checkout.Session, form: CheckoutForm, amount: string): Html {
  const locked = session.customer_email !== null;
  const focus = FIELDS.find((name) => form.problems[name]);
  const other = otherMethod(session);
  const input = (name: CheckoutField, label: string, attributes: Html) =>
    field({
      ...{ name, label, attributes },
      value: form.values[name] ?? "",
      problem: form.problems[name],
      focus: name === focus,
    });
  return html`<form method="post" action="/c/pay/${session.id}" novalidate>
    <input type="hidden" name="attempt" value="${randomText(20)}">
    ${input("email", "Email", html`type="email" autocomplete="email" ${locked ? "readonly" : ""}`)}
    ${other ? methodChoice(form.method, other) : null}
    ${other === "bank" ? bankPart(input) : null}
    ${cardPart(input)}
    <button class="primary" type="submit">Pay ${amount}</button>
  </form>`;
}

const FIELDS: readonly CheckoutField[] = [
  "email",
  ...(["number", "expiry", "cvc", "name"] as const),
  ...(["routing", "account", "holder"] as const),
];

type Input = (name: CheckoutField, label: string, attributes: Html) => Html;

const OTHER_LABELS = { bank: "US bank account", voucher: "OXXO voucher, paid in a shop" };

function methodChoice(chosen: CheckoutForm["method"], other: keyof typeof OTHER_LABELS): Html {
  const choice = (value: CheckoutForm["method"], label: string) =>
    html`<label><input type="radio" name="method" value="${value}" ${value === chosen ? "checked" : ""}>${label}</label>`;
  return html`<fieldset class="methods">
    <legend>Pay with</legend>
    ${choice("card", "Card")}${choice(other, OTHER_LABELS[other])}
  </fieldset>`;
}

function cardPart(input: Input): Html {
  return html`<div class="by-card">
    ${input("number", "Card number", html`inputmode="numeric" autocomplete="cc-number" placeholder="1234 1234 1234 1234"`)}
    <div class="pair">
      ${input("expiry", "Expiry", html`inputmode="numeric" autocomplete="cc-exp" placeholder="MM / YY"`)}
      ${input("cvc", "CVC", html`inputmode="numeric" autocomplete="cc-csc" placeholder="123" maxlength="4"`)}
    </div>
    ${input("name", "Name on card", html`autocomplete="cc-name"`)}
  </div>`;
}

function bankPart(input: Input): Html {
  return html`<div class="by-bank">
    <div class="pair">
      ${input("routing", "Routing number", html`inputmode="numeric" autocomplete="off" placeholder="110000000"`)}
      ${input("account", "Account number", html`inputmode="numeric" autocomplete="off" placeholder="000123456789"`)}
    </div>
    ${input("holder", "Account holder", html`autocomplete="name"`)}
    <p class="muted small">You allow this amount to be debited. Your bank takes about four days; until then the order counts as not paid.</p>
  </div>`;
}

type FieldView = {
  name: CheckoutField;
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
