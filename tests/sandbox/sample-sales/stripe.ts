import { expanded } from "../stripe/api/expand.ts";
import { TEST_ACCOUNTS } from "../stripe/payments/bank-accounts.ts";
import { TEST_CARDS } from "../stripe/payments/cards.ts";
import { settleDebit } from "../stripe/payments/debits.ts";
import { latestCharge, requireIntent } from "../stripe/payments/payment-lookup.ts";
import { type Payer, pay } from "../stripe/payments/payments.ts";
import { changeDispute, disputesOf, openDispute } from "../stripe/reversals/disputes.ts";
import { refundCharge } from "../stripe/reversals/refunds.ts";
import type { Sandbox } from "../stripe/sandbox.ts";
import { createSession, expireSession, requireSession } from "../stripe/sessions/sessions.ts";
import { openStore, type Store } from "../stripe/store.ts";
import { day, type PlannedPurchase } from "./plan.ts";

/** What Stripe's API says of an object, and when, in Unix seconds. */
export type Answer = { at: number; object: object };
export type Checkout = {
  purchaseId: string;
  title: string;
  amountMinor: number;
  currency: string;
} & Pick<PlannedPurchase, "buyer" | "beganAt" | "outcome" | "reversedAt">;

type Stripe = { dataDir: string; stripeUrl: string; siteUrl: string };

/**
 * Payments of the past at Stripe's sandbox, made by its own code with another clock. It reports no events of them.
 * @returns what Stripe's API would have said
 */
export function payAtStripe({ dataDir, stripeUrl, siteUrl }: Stripe, checkouts: Checkout[]): Answer[] {
  const store = openStore(dataDir);
  const clock = { now: 0 };
  const sandbox = {
    url: stripeUrl,
    secretKey: "",
    webhook: { url: "", secret: "", enabledEvents: new Set<string>() },
    store: withoutEvents(store),
    now: () => clock.now,
    keysInUse: new Set<string>(),
    sending: new Map(),
    stopping: AbortSignal.abort(),
  };
  try {
    return store.transaction(() =>
      checkouts.flatMap((checkout) => payCheckout(sandbox, clock, siteUrl, checkout)),
    );
  } finally {
    store.close();
  }
}

const withoutEvents = (store: Store): Store => ({
  ...store,
  put: (kind, object, due) => {
    if (kind !== "event") store.put(kind, object, due);
  },
});

type Move = { at: number; act: () => object };

function payCheckout(
  sandbox: Sandbox,
  clock: { now: number },
  siteUrl: string,
  checkout: Checkout,
): Answer[] {
  clock.now = checkout.beganAt;
  const sessionId = startSession(sandbox, siteUrl, checkout);
  return movesOf(sandbox, sessionId, checkout).map(({ at, act }) => {
    clock.now = at;
    return { at, object: act() };
  });
}

function startSession(
  sandbox: Sandbox,
  siteUrl: string,
  { purchaseId, title, ...checkout }: Checkout,
): string {
  const metadata = { purchase_id: purchaseId };
  const price_data = {
    currency: checkout.currency,
    unit_amount: String(checkout.amountMinor),
    product_data: { name: title },
  };
  const parameters = {
    mode: "payment",
    line_items: [{ price_data }],
    success_url: `${siteUrl}/checkout/success?session_id={CHECKOUT_SESSION_ID}`,
    customer_email: checkout.buyer.email,
    client_reference_id: purchaseId,
    expires_at: String(checkout.beganAt + 2 * 3600),
    metadata,
    payment_intent_data: { metadata },
  };
  const request = {
    parameters,
    requestId: "",
    method: "POST",
    path: "",
    id: "",
    text: "",
    idempotencyKey: null,
  };
  const session = createSession(sandbox, request)();
  return String(Object(session).id);
}

function movesOf(sandbox: Sandbox, sessionId: string, checkout: Checkout): Move[] {
  const { outcome, beganAt, reversedAt, amountMinor } = checkout;
  const session = () =>
    expanded(sandbox, requireSession(sandbox, sessionId), ["payment_intent.latest_charge"]);
  const intent = () => requireIntent(sandbox, String(requireSession(sandbox, sessionId).payment_intent));
  const paidAt = beganAt + 60 + (beganAt % 120);
  const paid = {
    at: paidAt,
    act: () => {
      pay(sandbox, sessionId, payerOf(checkout), null);
      return session();
    },
  };
  const settled = {
    at: paidAt + 4 * day,
    act: () => {
      settleDebit(sandbox, intent().id);
      return session();
    },
  };
  const refunded = (amount: number) => ({
    at: reversedAt,
    act: () =>
      refundCharge(
        sandbox,
        chargeOf(sandbox, intent()),
        { amount, reason: "requested_by_customer", metadata: {} },
        null,
      ),
  });
  const disputed = (reason: string) => ({
    at: reversedAt,
    act: () => openDispute(sandbox, chargeOf(sandbox, intent()), { reason, status: "needs_response" }),
  });
  const decided = (status: string) => ({
    at: reversedAt + 3 * day,
    act: () =>
      changeDispute(sandbox, disputesOf(sandbox, chargeOf(sandbox, intent()).id)[0]?.id ?? "", status),
  });
  switch (outcome) {
    case "paid":
    case "paid with credits":
    case "debit pending":
      return [paid];
    case "abandoned":
      return [{ at: beganAt + 2 * 3600, act: () => expireSession(sandbox, sessionId, null) }];
    case "debit settled":
    case "debit failed":
      return [paid, settled];
    case "refunded":
      return [paid, refunded(amountMinor)];
    case "refunded in part":
      return [paid, refunded(Math.round(amountMinor / 400) * 100)];
    case "disputed":
      return [paid, disputed("fraudulent")];
    case "dispute won":
      return [paid, disputed("product_not_received"), decided("won")];
    case "dispute lost":
      return [paid, disputed("fraudulent"), decided("lost")];
  }
}

function chargeOf(sandbox: Sandbox, intent: Parameters<typeof latestCharge>[1]) {
  const charge = latestCharge(sandbox, intent);
  if (!charge) throw new Error(`Payment intent ${intent.id} was not paid.`);
  return charge;
}

function payerOf({ buyer: { email, name }, outcome }: Checkout): Payer {
  const [card] = TEST_CARDS;
  const bank = outcome.startsWith("debit") && TEST_ACCOUNTS[outcome === "debit failed" ? 1 : 0];
  if (bank) return { email, name, bank };
  if (!card) throw new Error("There is no card to pay with.");
  return { email, name, card: { ...card, expMonth: 12, expYear: 2034 } };
}
