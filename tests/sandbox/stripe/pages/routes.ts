import { type Context, Hono } from "hono";
import type Stripe from "stripe";
import { z } from "zod";
import { authenticate, currentIntent, type Payer, type PaymentOutcome, pay } from "../payments/payments.ts";
import type { Sandbox } from "../sandbox.ts";
import { isEmbedded, isOpen, successUrl } from "../sessions/sessions.ts";
import { deliveriesOf, sendDueDeliveries } from "../webhooks/deliveries.ts";
import { authenticationPage } from "./authentication-page.ts";
import { type CheckoutForm, formFields, readForm } from "./checkout-form.ts";
import { checkoutPage } from "./checkout-page.ts";
import { closedPage } from "./closed-page.ts";
import { donePage, embeddedRoutes } from "./embedded.ts";

/** The payment page, hosted or embedded: plain forms that work without JavaScript. */
export function checkoutRoutes(sandbox: Sandbox): Hono {
  const app = new Hono();
  app.get("/c/pay/:id", (c) => withSession(sandbox, c, (session) => showPayment(sandbox, c, session)));
  app.route(
    "/",
    embeddedRoutes(sandbox, (c, session) =>
      isOpen(sandbox, session) ? showPayment(sandbox, c, session) : c.html(closedPage(session)),
    ),
  );
  app.post("/c/pay/:id", (c) => withSession(sandbox, c, (session) => submit(sandbox, c, session)));
  app.get("/c/pay/:id/authenticate", (c) =>
    withSession(sandbox, c, (session) =>
      currentIntent(sandbox, session)?.status === "requires_action"
        ? c.html(authenticationPage(session))
        : c.redirect(`/c/pay/${session.id}`, 303),
    ),
  );
  app.post("/c/pay/:id/authenticate", (c) =>
    withSession(sandbox, c, (session) => submitAuthentication(sandbox, c, session)),
  );
  return app;
}

/** Pays, and waits for the first delivery attempt, as Stripe does before it redirects the customer. */
export async function payAndDeliver(
  sandbox: Sandbox,
  sessionId: string,
  payer: Payer,
  attempt: string | null,
): Promise<PaymentOutcome> {
  const outcome = pay(sandbox, sessionId, payer, attempt);
  await deliver(sandbox, outcome);
  return outcome;
}

/** Completes or fails 3-D Secure, then as `payAndDeliver`. Null when no authentication was pending. */
export async function authenticateAndDeliver(
  sandbox: Sandbox,
  sessionId: string,
  passed: boolean,
  attempt: string | null,
): Promise<PaymentOutcome | null> {
  const outcome = authenticate(sandbox, sessionId, passed, attempt);
  if (outcome) await deliver(sandbox, outcome);
  return outcome;
}

// A delivery times out after 10 seconds. One that is held or dropped is not waited for.
async function deliver(sandbox: Sandbox, outcome: PaymentOutcome): Promise<void> {
  sendDueDeliveries(sandbox);
  if (outcome.kind === "complete") await sandbox.sending.get(outcome.event.id);
}

type Answer = Response | Promise<Response>;

function withSession(
  sandbox: Sandbox,
  c: Context,
  response: (session: Stripe.Checkout.Session) => Answer,
): Answer {
  const session = sandbox.store.get("session", c.req.param("id") ?? "");
  if (!session) return c.html(closedPage(null), 404);
  // A double submit must reach `pay`, which recognizes it.
  return isOpen(sandbox, session) || c.req.method === "POST"
    ? response(session)
    : c.html(closedPage(session));
}

const showPayment = (sandbox: Sandbox, c: Context, session: Stripe.Checkout.Session) =>
  c.html(checkoutPage(sandbox, session, firstForm(sandbox, session)));

function firstForm(sandbox: Sandbox, session: Stripe.Checkout.Session): CheckoutForm {
  const error = currentIntent(sandbox, session)?.last_payment_error;
  const before = error?.payment_method?.billing_details;
  return {
    method: "card",
    values: { email: session.customer_email ?? before?.email ?? "", name: before?.name ?? "" },
    problems: error?.message ? { number: error.message } : {},
  };
}

async function submit(sandbox: Sandbox, c: Context, session: Stripe.Checkout.Session): Promise<Response> {
  const fields = formFields.parse(await c.req.parseBody());
  const { form, payer } = readForm(session, fields, sandbox.now());
  if (!payer) {
    if (!isOpen(sandbox, session)) return c.html(closedPage(session), 409);
    return c.html(checkoutPage(sandbox, session, form), 422);
  }
  const outcome = await payAndDeliver(sandbox, session.id, payer, fields.attempt ?? null);
  if (outcome.kind === "declined") {
    const declined = { ...form, problems: { number: outcome.error.message } };
    return c.html(checkoutPage(sandbox, session, declined), 402);
  }
  return respondTo(sandbox, c, outcome, fields.attempt);
}

async function submitAuthentication(
  sandbox: Sandbox,
  c: Context,
  session: Stripe.Checkout.Session,
): Promise<Response> {
  const { outcome: response, attempt } = z
    .object({ outcome: z.enum(["complete", "fail"]), attempt: z.string().optional() })
    .parse(await c.req.parseBody());
  const outcome = await authenticateAndDeliver(sandbox, session.id, response === "complete", attempt ?? null);
  if (!outcome || outcome.kind === "declined") return c.redirect(`/c/pay/${session.id}`, 303);
  return respondTo(sandbox, c, outcome, attempt);
}

function redirectToShop(c: Context, session: Stripe.Checkout.Session): Response | Promise<Response> {
  return isEmbedded(session) ? c.html(donePage(session)) : c.redirect(successUrl(session), 303);
}

async function respondTo(
  sandbox: Sandbox,
  c: Context,
  outcome: PaymentOutcome,
  attempt?: string,
): Promise<Response> {
  if (outcome.kind === "authenticate") return c.redirect(`/c/pay/${outcome.session.id}/authenticate`, 303);
  if (outcome.kind === "complete") return redirectToShop(c, outcome.session);
  if (outcome.kind === "closed") {
    const order = sandbox.store.get("order", outcome.session.id);
    if (!attempt || order?.paidBy !== attempt) return c.html(closedPage(outcome.session), 409);
    await Promise.all(deliveriesOf(sandbox, outcome.session.id).map(({ id }) => sandbox.sending.get(id)));
    return redirectToShop(c, outcome.session);
  }
  throw new Error(`A ${outcome.kind} payment does not leave the page.`);
}
