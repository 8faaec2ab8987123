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

/** The payment page, on its own or in a frame: plain forms that need no script. */
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
    withSession(sandbox, c, (session) => answerBank(sandbox, c, session)),
  );
  return app;
}

/** Pays, and waits for the webhook's first answer as Stripe does before it sends the customer back. */
export async function payAndTell(
  sandbox: Sandbox,
  sessionId: string,
  payer: Payer,
  attempt: string | null,
): Promise<PaymentOutcome> {
  const outcome = pay(sandbox, sessionId, payer, attempt);
  await tell(sandbox, outcome);
  return outcome;
}

/** The bank's answer to 3-D Secure, then as `payAndTell`. Null when the bank was not asked. */
export async function authenticateAndTell(
  sandbox: Sandbox,
  sessionId: string,
  passed: boolean,
  attempt: string | null,
): Promise<PaymentOutcome | null> {
  const outcome = authenticate(sandbox, sessionId, passed, attempt);
  if (outcome) await tell(sandbox, outcome);
  return outcome;
}

// A delivery gives up after 10 seconds, so nobody waits longer; what is held or dropped is not waited for at all.
async function tell(sandbox: Sandbox, outcome: PaymentOutcome): Promise<void> {
  sendDueDeliveries(sandbox);
  if (outcome.kind === "complete") await sandbox.sending.get(outcome.event.id);
}

type Answer = Response | Promise<Response>;

function withSession(
  sandbox: Sandbox,
  c: Context,
  answer: (session: Stripe.Checkout.Session) => Answer,
): Answer {
  const session = sandbox.store.get("session", c.req.param("id") ?? "");
  if (!session) return c.html(closedPage(null), 404);
  // A form that comes twice must reach `pay`, which knows its first coming.
  return isOpen(sandbox, session) || c.req.method === "POST" ? answer(session) : c.html(closedPage(session));
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
  const outcome = await payAndTell(sandbox, session.id, payer, fields.attempt ?? null);
  if (outcome.kind === "declined") {
    const declined = { ...form, problems: { number: outcome.error.message } };
    return c.html(checkoutPage(sandbox, session, declined), 402);
  }
  return leave(sandbox, c, outcome, fields.attempt);
}

async function answerBank(sandbox: Sandbox, c: Context, session: Stripe.Checkout.Session): Promise<Response> {
  const { outcome: answer, attempt } = z
    .object({ outcome: z.enum(["complete", "fail"]), attempt: z.string().optional() })
    .parse(await c.req.parseBody());
  const outcome = await authenticateAndTell(sandbox, session.id, answer === "complete", attempt ?? null);
  if (!outcome || outcome.kind === "declined") return c.redirect(`/c/pay/${session.id}`, 303);
  return leave(sandbox, c, outcome, attempt);
}

function goBack(c: Context, session: Stripe.Checkout.Session): Response | Promise<Response> {
  return isEmbedded(session) ? c.html(donePage(session)) : c.redirect(successUrl(session), 303);
}

async function leave(
  sandbox: Sandbox,
  c: Context,
  outcome: PaymentOutcome,
  attempt?: string,
): Promise<Response> {
  if (outcome.kind === "authenticate") return c.redirect(`/c/pay/${outcome.session.id}/authenticate`, 303);
  if (outcome.kind === "complete") return goBack(c, outcome.session);
  if (outcome.kind === "closed") {
    const order = sandbox.store.get("order", outcome.session.id);
    if (!attempt || order?.paidBy !== attempt) return c.html(closedPage(outcome.session), 409);
    await Promise.all(deliveriesOf(sandbox, outcome.session.id).map(({ id }) => sandbox.sending.get(id)));
    return goBack(c, outcome.session);
  }
  throw new Error(`A ${outcome.kind} payment does not leave the page.`);
}
