import type { Hono } from "hono";
import { z } from "zod";
import { readCard, TEST_CARDS } from "./cards.ts";
import { authenticateAndTell, payAndTell } from "./checkout.ts";
import { done, readBody } from "./control-answers.ts";
import { sendDueDeliveries } from "./deliveries.ts";
import { StripeFailure } from "./errors.ts";
import type { PaymentOutcome } from "./payments.ts";
import type { Sandbox } from "./sandbox.ts";
import { expireSession, requireSession } from "./sessions.ts";

const payParameters = z.strictObject({
  card: z.string().default(TEST_CARDS[0]?.number ?? ""),
  email: z.email().optional(),
});
const authenticateParameters = z.strictObject({ outcome: z.enum(["complete", "fail"]).default("complete") });

/** Sessions by purchase, and what a customer or time does to one, without a browser. */
export function controlSessions(app: Hono, sandbox: Sandbox): void {
  app.get("/_sandbox/sessions", (c) => {
    const purchase = c.req.query("purchase_id");
    const all = [...sandbox.store.list("session")];
    return c.json({
      data: purchase ? all.filter((session) => session.metadata?.purchase_id === purchase) : all,
    });
  });
  app.post("/_sandbox/sessions/:id/expire", (c) => {
    const session = expireSession(sandbox, c.req.param("id"), null);
    sendDueDeliveries(sandbox);
    return done(c, session);
  });
  app.post("/_sandbox/sessions/:id/pay", async (c) => {
    const { card: number, email } = payParameters.parse(await readBody(c));
    const session = requireSession(sandbox, c.req.param("id"));
    const card = readCard({ number, expiry: "12/40", cvc: "123" }, sandbox.now());
    if (Array.isArray(card)) return c.json({ error: { message: card[0]?.message } }, 400);
    const payer = {
      email: email ?? session.customer_email ?? "learner@example.com",
      name: "Sandbox Learner",
      card,
    };
    return done(c, sessionAfter(sandbox, session.id, await payAndTell(sandbox, session.id, payer, null)));
  });
  app.post("/_sandbox/sessions/:id/authenticate", async (c) => {
    const { outcome } = authenticateParameters.parse(await readBody(c));
    const session = requireSession(sandbox, c.req.param("id"));
    const result = await authenticateAndTell(sandbox, session.id, outcome === "complete", null);
    if (!result) return c.json({ error: { message: "This session does not wait for 3-D Secure." } }, 409);
    return done(c, sessionAfter(sandbox, session.id, result));
  });
}

function sessionAfter(sandbox: Sandbox, id: string, outcome: PaymentOutcome) {
  if (outcome.kind === "declined") {
    const { code, decline_code, message = "" } = outcome.error;
    throw new StripeFailure(402, { type: "card_error", code, decline_code, message });
  }
  if (outcome.kind === "closed") {
    const message = `This session is ${outcome.session.status} and takes no payment.`;
    throw new StripeFailure(409, { type: "invalid_request_error", message });
  }
  return requireSession(sandbox, id);
}
