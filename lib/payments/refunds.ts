import "server-only";
import { z } from "zod";
import type { User } from "@/lib/auth/session";
import { type Failure, failure } from "@/lib/errors";
import { formatMoney } from "@/lib/format/money";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { recordPaymentFact } from "@/lib/payments/record";
import { sendRefund } from "@/lib/payments/send-refunds";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";
import { refundReasons } from "@/types/purchase";

/** `requestId` is made once per form, so that a form sent twice is one refund. Amounts in minor units. */
export type RefundRequest = {
  purchaseId: string;
  requestId: string;
  amountMinor: number;
  reason: (typeof refundReasons)[number];
  note: string;
  /** What the form showed as refundable: if that has changed meanwhile, nothing is refunded. */
  expectedRefundableMinor?: number | undefined;
};

/** `requested`: kept, and sent as soon as Stripe can be reached. */
type RefundResult = { ok: true; state: "sent" | "requested" } | Failure;

const requested = z.object({
  outcome: z.literal("requested"),
  state: z.enum(["open", "done", "refused"]),
  id: z.uuid(),
  purchaseId: z.uuid(),
  paymentIntentId: z.string(),
  amountMinor: z.int(),
  reason: z.enum(refundReasons),
});
const outcome = z.discriminatedUnion("outcome", [
  requested,
  z.object({
    outcome: z.enum([
      "not_found",
      "in_progress",
      "nothing_left",
      "conflict",
      "operators_only",
      "other_amount",
    ]),
  }),
  z.object({
    outcome: z.enum(["wrong_amount", "whole_only"]),
    refundableMinor: z.number(),
    currency: z.string(),
  }),
  z.object({ outcome: z.literal("returned") }),
]);

const refundsPerMinute = 30;

/**
 * Refunds a sale, wholly or in part; a lesson opened with credits wholly, in credits; of a pack its buyer the unspent
 * part. The database decides who may and how much; its row is committed before Stripe is asked.
 * Fails with purchase_not_found, validation_error (amount), refund_not_possible, stripe_error or rate_limited.
 * @throws UnavailableError when the database is down.
 */
export async function requestRefund(user: User, request: RefundRequest): Promise<RefundResult> {
  const limit = await consumeRateLimit(`refund:${user.id}`, refundsPerMinute, 60);
  if (!limit.ok) return failure("rate_limited", { retryAfterSeconds: limit.retryAfterSeconds });
  const asked = await createAdminClient().rpc("request_refund", {
    actor_id: user.id,
    actor_aal: user.aal,
    purchase_id: request.purchaseId,
    request_id: request.requestId,
    amount_minor: request.amountMinor,
    reason: request.reason,
    note: request.note,
    ...(request.expectedRefundableMinor !== undefined && {
      expected_refundable_minor: request.expectedRefundableMinor,
    }),
  });
  const answer = outcome.parse(unwrap(asked));
  if (answer.outcome === "returned") return { ok: true, state: "sent" };
  if (answer.outcome !== "requested") return refusal(answer);
  if (answer.state === "done") return { ok: true, state: "sent" };
  const result = answer.state === "open" ? await send(answer) : "not_sent";
  if (result !== "not_sent") return { ok: true, state: result === "sent" ? "sent" : "requested" };
  return failure("stripe_error", {
    message: "Stripe refused this refund. This page shows what Stripe has now.",
  });
}

const send = ({ paymentIntentId, ...refund }: z.infer<typeof requested>) =>
  sendRefund({ ...refund, paymentId: paymentIntentId }, recordPaymentFact);

type Refused = Exclude<z.infer<typeof outcome>, { outcome: "requested" | "returned" }>;

function refusal(answer: Refused): Failure {
  switch (answer.outcome) {
    case "wrong_amount":
      return failure("validation_error", {
        message: `The amount must be more than nothing and at most ${formatMoney(answer.refundableMinor, answer.currency)}.`,
      });
    case "whole_only":
      return failure("validation_error", {
        message: `A lesson that was opened with credits is refunded whole: ${formatMoney(answer.refundableMinor, answer.currency)}.`,
      });
    case "in_progress":
      return failure("refund_not_possible", { message: "A refund of this payment is already on its way." });
    case "other_amount":
      return failure("refund_not_possible", {
        message: "This request was made before, with another amount. Begin again to refund more.",
      });
    case "conflict":
      return failure("refund_not_possible", {
        message: "This payment has changed meanwhile. Look at it again.",
      });
    case "operators_only":
      return failure("validation_error", {
        message: "Only an operator can call a payment fraudulent. Choose another reason.",
      });
    case "nothing_left":
      return failure("refund_not_possible");
    case "not_found":
      return failure("purchase_not_found");
  }
}
