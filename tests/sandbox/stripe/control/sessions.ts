import type { Hono } from "hono";
import { z } from "zod";
import { invalid, StripeFailure } from "../api/errors.ts";
import { authenticateAndDeliver, payAndDeliver } from "../pages/routes.ts";
import { TEST_ACCOUNTS } from "../payments/bank-accounts.ts";
import { readCard, TEST_CARDS } from "../payments/cards.ts";
import { settleDebit } from "../payments/debits.ts";
import { idOf } from "../payments/payment-lookup.ts";
import type { Payer, PaymentOutcome } from "../payments/payments.ts";
import { settleVoucher } from "../payments/vouchers.ts";
import type { Sandbox } from "../sandbox.ts";
import { expireSession, requireSession } from "../sessions/sessions.ts";
import { sendDueDeliveries } from "../webhooks/deliveries.ts";
import { conflict, done, readBody } from "./responses.ts";

const payParameters = z.strictObject({
  method: z.enum(["card", "bank", "voucher"]).default("card"),
  card: z.string().default(TEST_CARDS[0]?.number ?? ""),
  bank: z.enum(["settles", "fails"]).default("settles"),
  email: z.email().optional(),
});
const authenticateParameters = z.strictObject({ outcome: z.enum(["complete", "fail"]).default("complete") });
const settleParameters = z.strictObject({ outcome: z.enum(["succeed", "fail"]).optional() });

/** Lists sessions by purchase, and pays, authenticates, settles and expires them without a browser. */
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
    const parameters = payParameters.parse(await readBody(c));
    const session = requireSession(sandbox, c.req.param("id"));
    if (parameters.method === "bank" && !session.payment_method_types.includes("us_bank_account"))
      throw invalid("This session takes no US bank account: its currency is not USD.", undefined, "method");
    if (parameters.method === "voucher" && !session.payment_method_types.includes("oxxo"))
      throw invalid("This session takes no OXXO voucher: its currency is not MXN.", undefined, "method");
    const email = parameters.email ?? session.customer_email ?? "learner@example.com";
    const payer = { email, name: "Sandbox Learner", ...means(sandbox, parameters) };
    return done(c, sessionAfter(sandbox, session.id, await payAndDeliver(sandbox, session.id, payer, null)));
  });
  app.post("/_sandbox/sessions/:id/authenticate", async (c) => {
    const { outcome } = authenticateParameters.parse(await readBody(c));
    const session = requireSession(sandbox, c.req.param("id"));
    const result = await authenticateAndDeliver(sandbox, session.id, outcome === "complete", null);
    if (!result) throw conflict("This session does not wait for 3-D Secure.");
    return done(c, sessionAfter(sandbox, session.id, result));
  });
  app.post("/_sandbox/sessions/:id/settle", async (c) => {
    const { outcome } = settleParameters.parse(await readBody(c));
    const session = requireSession(sandbox, c.req.param("id"));
    const intent = idOf(session.payment_intent) ?? "";
    const settled = settleDebit(sandbox, intent, outcome) ?? settleVoucher(sandbox, intent, outcome);
    if (!settled) throw conflict("No bank debit or voucher of this session is on its way.");
    sendDueDeliveries(sandbox);
    return done(c, requireSession(sandbox, session.id));
  });
}

type Means =
  | { card: Extract<Payer, { card: object }>["card"] }
  | { bank: (typeof TEST_ACCOUNTS)[number] }
  | { voucher: "oxxo" };

function means(sandbox: Sandbox, { method, card: number, bank }: z.output<typeof payParameters>): Means {
  const account = TEST_ACCOUNTS.find(({ outcome }) => outcome.kind === bank);
  if (method === "bank" && account) return { bank: account };
  if (method === "voucher") return { voucher: "oxxo" };
  const card = readCard({ number, expiry: "12/40", cvc: "123" }, sandbox.now());
  if (Array.isArray(card)) throw invalid(card[0]?.message ?? "", undefined, "card");
  return { card };
}

function sessionAfter(sandbox: Sandbox, id: string, outcome: PaymentOutcome) {
  if (outcome.kind === "declined") {
    const { code, decline_code, message = "" } = outcome.error;
    throw new StripeFailure(402, { type: "card_error", code, decline_code, message });
  }
  if (outcome.kind === "closed") {
    throw conflict(`This session is ${outcome.session.status} and takes no payment.`);
  }
  return requireSession(sandbox, id);
}
