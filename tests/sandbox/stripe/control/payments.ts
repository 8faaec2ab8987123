import type { Hono } from "hono";
import { z } from "zod";
import { invalid } from "../api/errors.ts";
import { requireIntent } from "../payments/payment-lookup.ts";
import { listPaymentRecords } from "../payments/payment-records.ts";
import { changeDispute, openDispute } from "../reversals/disputes.ts";
import { paidCharge, refundableAmount } from "../reversals/refund-request.ts";
import { changeRefund, refundCharge } from "../reversals/refunds.ts";
import type { Sandbox } from "../sandbox.ts";
import { sendDueDeliveries } from "../webhooks/deliveries.ts";
import { done, readBody } from "./responses.ts";

const amount = z.coerce.number().int().positive().optional();
const status = z.string().regex(/^[a-z_]+$/, "A status has small letters and underscores only.");
const checkbox = z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false);

const refundParameters = z.strictObject({
  amount,
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  status: z.enum(["succeeded", "pending"]).optional(),
});
const disputeParameters = z.strictObject({
  amount,
  currency: z
    .string()
    .regex(/^[a-z]{3}$/)
    .optional(),
  withdrawn: amount,
  reason: z.string().default("fraudulent"),
  inquiry: checkbox,
  status: status.optional(),
});
const changeParameters = z.strictObject({ status });

/** Refunds and disputes, as made in Stripe's dashboard or by a bank. */
export function controlPayments(app: Hono, sandbox: Sandbox): void {
  app.get("/_sandbox/payments", (c) =>
    c.json({ data: listPaymentRecords(sandbox, c.req.query("purchase_id") ?? null) }),
  );
  app.post("/_sandbox/payments/:id/refund", async (c) => {
    const { reason = null, ...params } = refundParameters.parse(await readBody(c));
    const charge = paidCharge(sandbox, requireIntent(sandbox, c.req.param("id")));
    const amount = refundableAmount(sandbox, charge, params.amount);
    const refund = refundCharge(sandbox, charge, { ...params, amount, reason, metadata: {} }, null);
    sendDueDeliveries(sandbox);
    return done(c, refund);
  });
  app.post("/_sandbox/refunds/:id", async (c) => {
    const refund = changeRefund(sandbox, c.req.param("id"), changeParameters.parse(await readBody(c)).status);
    sendDueDeliveries(sandbox);
    return done(c, refund);
  });
  app.post("/_sandbox/payments/:id/dispute", async (c) => {
    const { inquiry, ...params } = disputeParameters.parse(await readBody(c));
    const charge = paidCharge(sandbox, requireIntent(sandbox, c.req.param("id")));
    if ((params.amount ?? 0) > charge.amount) throw invalid("A dispute is of the charge's amount at most.");
    const first = inquiry ? "warning_needs_response" : "needs_response";
    const dispute = openDispute(sandbox, charge, { ...params, status: params.status ?? first });
    sendDueDeliveries(sandbox);
    return done(c, dispute);
  });
  app.post("/_sandbox/disputes/:id", async (c) => {
    const { status } = changeParameters.parse(await readBody(c));
    const dispute = changeDispute(sandbox, c.req.param("id"), status);
    sendDueDeliveries(sandbox);
    return done(c, dispute);
  });
}
