import type Stripe from "stripe";
import { disputesOf } from "../reversals/disputes.ts";
import { refundsOf } from "../reversals/refunds.ts";
import type { Sandbox } from "../sandbox.ts";
import { latestCharge } from "./payment-lookup.ts";
import { currentIntent } from "./payments.ts";

/** All that Stripe knows of one payment. */
export type Book = {
  session: Stripe.Checkout.Session;
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge | null;
  /** Newest first. */
  refunds: Stripe.Refund[];
  disputes: Stripe.Dispute[];
};

/** The payments that customers began, newest session first: of one purchase, or all. */
export function booksOf(sandbox: Sandbox, purchaseId: string | null): Book[] {
  const books: Book[] = [];
  for (const session of sandbox.store.list("session")) {
    if (purchaseId !== null && session.metadata?.purchase_id !== purchaseId) continue;
    const payment_intent = currentIntent(sandbox, session);
    if (payment_intent) books.push(bookOf(sandbox, session, payment_intent));
  }
  return books;
}

function bookOf(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  payment_intent: Stripe.PaymentIntent,
): Book {
  const charge = latestCharge(sandbox, payment_intent) ?? null;
  return {
    session,
    payment_intent,
    charge,
    refunds: charge ? refundsOf(sandbox, charge.id) : [],
    disputes: charge ? disputesOf(sandbox, charge.id) : [],
  };
}
