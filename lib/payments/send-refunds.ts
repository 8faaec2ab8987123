import "server-only";
import { z } from "zod";
import { UnavailableError } from "@/lib/errors";
import { currentRequestId } from "@/lib/http/request-scope";
import { log } from "@/lib/log";
import { type RecordFact, writePaymentFact } from "@/lib/payments/fact";
import type { MakeCall, ProviderFailure, RefundParams } from "@/lib/payments/payment-provider";
import { provider } from "@/lib/payments/provider";
import { atOnce, refreshReversals } from "@/lib/payments/refresh";
import { createAdminClient } from "@/lib/supabase/admin";
import { pingDatabase } from "@/lib/supabase/ping";
import { unwrap } from "@/lib/supabase/unwrap";
import { refundReasons } from "@/types/purchase";

/** Refunds the duplicate payments of a purchase's buyer for its lesson, each once. The earliest keeps the access. */
export async function refundDuplicatePayment(purchaseId: string): Promise<void> {
  await sendOpenRefunds((fact) => writePaymentFact("api", fact), { duplicatesOf: purchaseId });
}

/** At most this many in one call, because each is some calls to the provider; the rest waits for the next pass. */
const maxRefunds = 50;

type Options = {
  /** Only the duplicate payments of this purchase's buyer for its lesson. */
  duplicatesOf?: string;
  makeCall?: MakeCall;
};

/**
 * Requests a refund of every duplicate payment, and sends all requests whose outcome is not known, the oldest first.
 * Ends early when the provider cannot be reached; a refund that cannot be sent stops no other.
 * @throws UnavailableError when the database is down; the next call finds what the provider did.
 */
export async function sendOpenRefunds(record: RecordFact, { duplicatesOf, makeCall }: Options = {}) {
  const found = { duplicates: 0, tried: 0, sent: 0, failed: 0 };
  const admin = createAdminClient();
  found.duplicates = unwrap(await admin.rpc("request_duplicate_refunds", { purchase_id: duplicatesOf }));
  for (const refund of await listOpen(duplicatesOf)) {
    found.tried += 1;
    try {
      const result = await sendRefund(refund, record, makeCall);
      if (result === "unreachable") break;
      if (result === "sent") found.sent += 1;
      if (result === "unknown") found.failed += 1;
    } catch (error) {
      if (error instanceof UnavailableError) await pingDatabase();
      found.failed += 1;
      log.error({ err: error, purchaseId: refund.purchaseId }, "a refund cannot be sent");
    }
  }
  return found;
}

async function listOpen(duplicatesOf?: string): Promise<RefundParams[]> {
  const page = { max_rows: maxRefunds, duplicates_of_id: duplicatesOf };
  const rows = unwrap(await createAdminClient().rpc("list_open_refund_requests", page));
  return rows.map((row) => ({
    id: row.id,
    purchaseId: row.purchase_id,
    paymentId: row.payment_intent_id,
    amountMinor: row.amount_minor,
    reason: z.enum(refundReasons).parse(row.reason),
  }));
}

/** `unknown`, `unreachable`: the request stays open. `not_sent`: the provider refused it, or it is no longer due. */
type Sent = "sent" | "unknown" | "unreachable" | "not_sent";

/** Sends a refund unless the provider has it: an idempotency key lives for a day, a request until it is done. */
export async function sendRefund(
  refund: RefundParams,
  record: RecordFact,
  makeCall = atOnce,
  attempt = 0,
): Promise<Sent> {
  const known = await refreshReversals(refund.paymentId, record, makeCall);
  if (!known.ok) return logFailure(refund, known);
  if (known.data.some(({ requestId }) => requestId === refund.id)) return "sent";
  // Facts that came since the request was listed may have made it needless.
  const isObsolete = unwrap(await createAdminClient().rpc("is_refund_obsolete", { request_id: refund.id }));
  if (isObsolete) return "not_sent";
  const answer = await makeCall(() => provider.createRefund(refund, attempt));
  if (answer.ok) {
    await record(answer.data);
    return "sent";
  }
  const result = await logFailure(refund, answer);
  // The provider replays its own failure under the key: unless the refund was made nevertheless, use another key.
  if (answer.permanent === "spent_key" && attempt < 2)
    return sendRefund(refund, record, makeCall, attempt + 1);
  if (answer.code === "unavailable") return result;
  // It may have been refunded in the provider's dashboard: record that before the request is closed.
  await refreshReversals(refund.paymentId, record, makeCall);
  const refused = { request_id: refund.id, error: answer.reason };
  unwrap(await createAdminClient().rpc("refuse_refund_request", refused));
  return "not_sent";
}

async function logFailure(
  { purchaseId }: RefundParams,
  { code, reason, unreachable }: ProviderFailure,
): Promise<"unknown" | "unreachable"> {
  log.warn({ requestId: await currentRequestId(), purchaseId, code, reason }, "refund failed");
  return unreachable ? "unreachable" : "unknown";
}
