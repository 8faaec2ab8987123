import "server-only";
import { after } from "next/server";
import { z } from "zod";
import type { User } from "@/lib/auth/session";
import { type Failure, failure, UnavailableError } from "@/lib/errors";
import { formatMoney } from "@/lib/format/money";
import { consumeRateLimit } from "@/lib/http/rate-limit";
import { currentRequestId } from "@/lib/http/request-scope";
import { log } from "@/lib/log";
import type { RefundOrder } from "@/lib/payments/provider";
import { type Recorded, recordPaymentFact } from "@/lib/payments/record";
import { refreshReversals } from "@/lib/payments/refresh";
import { stripeProvider as provider } from "@/lib/payments/stripe/provider";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";
import { refundReasons } from "@/types/purchase";

/** What a creator or an operator asks for. `requestId` is made once per form, so that a form sent twice is one refund. */
export type RefundRequest = {
  purchaseId: string;
  requestId: string;
  amountMinor: number;
  reason: (typeof refundReasons)[number];
  note: string;
  /** What the asker was shown as refundable, in minor units: if that has changed meanwhile, nothing is refunded. */
  expectedRefundableMinor?: number | undefined;
};

/** `sent`: Stripe has it. `requested`: kept, and sent as soon as Stripe can be reached. */
type RefundResult = { ok: true; state: "sent" | "requested" } | Failure;

const outcome = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("requested"),
    state: z.enum(["open", "done", "refused"]),
    id: z.uuid(),
    purchaseId: z.uuid(),
    paymentIntentId: z.string(),
    amountMinor: z.int(),
    reason: z.enum(refundReasons),
  }),
  z.object({
    outcome: z.enum([
      "not_found",
      "in_progress",
      "nothing_left",
      "changed",
      "operators_only",
      "other_amount",
    ]),
  }),
  z.object({ outcome: z.literal("wrong_amount"), refundableMinor: z.number(), currency: z.string() }),
]);

const refundsPerMinute = 30;

/**
 * Refunds a sale, wholly or in part. The database decides who may and how much; its row is committed before Stripe is asked.
 * Fails with purchase_not_found, validation_error (amount), refund_not_possible, stripe_error, or rate_limited.
 * @throws UnavailableError when the database is down.
 */
export async function requestRefund(user: User, request: RefundRequest): Promise<RefundResult> {
  const limit = await consumeRateLimit(`refund:${user.id}`, refundsPerMinute, 60);
  if (!limit.ok) return failure("rate_limited", { retryAfterSeconds: limit.retryAfterSeconds });
  const asked = await createAdminClient().rpc("request_refund", {
    actor_id: user.id,
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
  if (answer.outcome !== "requested") return refusal(answer);
  if (answer.state === "refused") return refusedByStripe();
  return answer.state === "open" ? sendRefund(answer) : { ok: true, state: "sent" };
}

/**
 * Sends second payments back, each once, and tries requests again whose outcome is not known, the oldest first; with
 * `onlyAutomatic` only the former. Ends early when Stripe cannot be reached; an order that cannot be sent stops no other.
 * @throws UnavailableError when the database is down; what Stripe did is found again at the next try.
 */
export async function sendOpenRefunds({ onlyAutomatic = false } = {}) {
  const found = { duplicates: 0, tried: 0, sent: 0, failed: 0 };
  found.duplicates = unwrap(await createAdminClient().rpc("request_duplicate_refunds"));
  for (const order of await listOpen(onlyAutomatic)) {
    found.tried += 1;
    try {
      const result = await sendRefund(order);
      if (result.ok && result.state === "requested") break;
      if (result.ok) found.sent += 1;
    } catch (error) {
      if (error instanceof UnavailableError) throw error;
      found.failed += 1;
      log.error({ err: error, purchaseId: order.purchaseId }, "a refund cannot be sent");
    }
  }
  return found;
}

/** After any fact: a second payment goes back by itself, once this request is answered, for nobody must wait for it. */
export function refundDuplicatePayment({ duplicate }: Pick<Recorded, "duplicate">): void {
  if (duplicate) after(() => sendOpenRefunds({ onlyAutomatic: true }));
}

/** At most 50 at a time: each is some calls to Stripe, and the next pass goes on. */
async function listOpen(only_automatic: boolean): Promise<RefundOrder[]> {
  const rows = unwrap(
    await createAdminClient().rpc("list_open_refund_requests", { max_rows: 50, only_automatic }),
  );
  return rows.map((row) => ({
    id: row.id,
    purchaseId: row.purchase_id,
    paymentIntentId: row.payment_intent_id,
    amountMinor: row.amount_minor,
    reason: z.enum(refundReasons).parse(row.reason),
  }));
}

/** Looks first whether Stripe has it: an idempotency key lives for a day, a request until it is done. */
async function sendRefund(order: RefundOrder, attempt = 0): Promise<RefundResult> {
  const known = await refreshReversals(order.paymentIntentId);
  if (!known.ok) return { ok: true, state: "requested" };
  if (known.data.some(({ object }) => requestIdOf(object) === order.id)) return { ok: true, state: "sent" };
  const answer = await provider.createRefund(order, attempt);
  if (answer.ok) {
    await recordPaymentFact("refund.created", answer.data);
    return { ok: true, state: "sent" };
  }
  const { code, reason, dead } = answer;
  log.warn(
    { requestId: await currentRequestId(), purchaseId: order.purchaseId, code, reason },
    "refund failed",
  );
  // Stripe keeps its own failure under the key. Unless the refund was made all the same, it needs another one.
  if (dead === "spent_key" && attempt < 2) return sendRefund(order, attempt + 1);
  if (code === "unavailable") return { ok: true, state: "requested" };
  // Refused: perhaps somebody refunded it in Stripe's dashboard. What Stripe has is recorded, then the request is closed.
  await refreshReversals(order.paymentIntentId);
  unwrap(await createAdminClient().rpc("refuse_refund_request", { request_id: order.id, error: reason }));
  return refusedByStripe();
}

function refusedByStripe(): Failure {
  return failure("stripe_error", {
    message: "Stripe refused this refund. This page shows what Stripe has now.",
  });
}

const refundMetadata = z.object({ metadata: z.object({ refund_request_id: z.string() }) });

function requestIdOf(refund: object): string | undefined {
  return refundMetadata.safeParse(refund).data?.metadata.refund_request_id;
}

function refusal(answer: Exclude<z.infer<typeof outcome>, { outcome: "requested" }>): Failure {
  switch (answer.outcome) {
    case "wrong_amount":
      return failure("validation_error", {
        message: `The amount must be more than nothing and at most ${formatMoney(answer.refundableMinor, answer.currency)}.`,
      });
    case "in_progress":
      return failure("refund_not_possible", { message: "A refund of this sale is already on its way." });
    case "other_amount":
      return failure("refund_not_possible", {
        message: "This request was made before, with another amount. Begin again to refund more.",
      });
    case "changed":
      return failure("refund_not_possible", {
        message: "This sale has changed meanwhile. Look at it again.",
      });
    case "operators_only":
      return failure("validation_error", {
        message: "Only an operator can call a payment fraudulent. Choose another reason.",
      });
    case "nothing_left":
      return failure("refund_not_possible");
    default:
      return failure("purchase_not_found");
  }
}
