import { Hono } from "hono";
import { html } from "hono/html";
import type Stripe from "stripe";
import { formatExact } from "../money.ts";
import { idOf, sessionOfIntent } from "../payments/payment-lookup.ts";
import type { Sandbox } from "../sandbox.ts";
import { closedPage } from "./closed-page.ts";
import { type Html, page, testModeBadge } from "./page.ts";

/** The page of a charge's `receipt_url`. */
export function receiptRoutes(sandbox: Sandbox): Hono {
  const app = new Hono();
  app.get("/receipts/:id", (c) => {
    const charge = sandbox.store.get("charge", c.req.param("id"));
    return charge?.receipt_url
      ? c.html(receiptPage(charge, productOf(sandbox, charge)))
      : c.html(closedPage(null), 404);
  });
  return app;
}

function productOf(sandbox: Sandbox, charge: Stripe.Charge): string | null {
  const session = sessionOfIntent(sandbox, idOf(charge.payment_intent));
  return (session && sandbox.store.get("order", session.id)?.lineItems[0]?.description) ?? null;
}

function receiptPage(charge: Stripe.Charge, product: string | null): Html {
  const { card, us_bank_account: bank } = charge.payment_method_details ?? {};
  return page(
    "Receipt",
    html`<main class="notice">
      ${testModeBadge()}
      <h1>Receipt for ${formatExact(charge.amount, charge.currency)}</h1>
      <dl class="facts">
        ${line("Paid on", new Intl.DateTimeFormat("en", { dateStyle: "long" }).format(charge.created * 1000))}
        ${line("For", product)}
        ${line("Card", card ? `Ending in ${card.last4}` : null)}
        ${line("Bank account", bank ? `Ending in ${bank.last4}` : null)}
        ${line("Refunded", charge.amount_refunded > 0 ? formatExact(charge.amount_refunded, charge.currency) : null)}
        ${line("Paid by", charge.billing_details.name)}
        ${line("Reference", charge.id)}
      </dl>
    </main>`,
  );
}

function line(name: string, value: string | null): Html | null {
  return value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : null;
}
