import "server-only";
import { z } from "zod";
import { UnavailableError } from "@/lib/errors";
import { currentRequestId } from "@/lib/http/request-scope";
import { log } from "@/lib/log";
import { type RecordFact, writePaymentFact } from "@/lib/payments/fact";
import type { RefundParams } from "@/lib/payments/payment-provider";
import { provider } from "@/lib/payments/provider";
import { refreshReversals } from "@/lib/payments/refresh";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";
import { refundReasons } from "@/types/purchase";

/** Refunds duplicate payments, each once. The earliest payment keeps the access. */
export async function refundDuplicatePayment(): Promise<void> {
  await sendOpenRefunds((fact) => writePaymentFact("api", fact), { onlyAutomatic: true });
}

/** At most this many in one call, because each is some calls to the provider; the rest waits for the next pass. */
const maxRefunds = 50;

/**
 * Requests a refund of every duplicate payment, and sends all requests whose outcome is not known, the oldest first;
 * with `onlyAutomatic` only those of duplicates. Ends early when the provider cannot be reached; a refund that cannot
 * be sent stops no other.
 * @throws UnavailableError when the database is down; the next call finds what the provider did.
 */
export async function sendOpenRefunds(record: RecordFact, { onlyAutomatic = false } = {}) {
  const found = { duplicates: 0, tried: 0, sent: 0, failed: 0 };
  found.duplicates = unwrap(await createAdminClient().rpc("request_duplicate_refunds"));
  for (const refund of await listOpen(onlyAutomatic)) {
    found.tried += 1;
    try {
      const result = await sendRefund(refund, record);
      if (result === "requested") break;
      if (result === "sent") found.sent += 1;
    } catch (error) {
      if (error instanceof UnavailableError) throw error;
      found.failed += 1;
      log.error({ err: error, purchaseId: refund.purchaseId }, "a refund cannot be sent");
    }
  }
  return found;
}

async function listOpen(only_automatic: boolean): Promise<RefundParams[]> {
  const rows = unwrap(
    await createAdminClient().rpc("list_open_refund_requests", { max_rows: maxRefunds, only_automatic }),
  );
  return rows.map((row) => ({
    id: row.id,
    purchaseId: row.purchase_id,
    paymentIntentId: row.payment_intent_id,
    amountMinor: row.amount_minor,
    reason: z.enum(refundReasons).parse(row.reason),
  }));
}

/**
 * Sends a refund unless the provider has it already: an idempotency key lives for a day, a request until it is done.
 * `requested`: the outcome is not known, and the request stays open. `refused`: finally.
 */
export async function sendRefund(
  refund: RefundParams,
  record: RecordFact,
  attempt = 0,
): Promise<"sent" | "requested" | "refused"> {
  const known = await refreshReversals(refund.paymentIntentId, record);
  if (!known.ok) return "requested";
  if (known.data.some(({ object }) => requestIdOf(object) === refund.id)) return "sent";
  const answer = await provider.createRefund(refund, attempt);
  if (answer.ok) {
    await record(answer.data);
    return "sent";
  }
  const { code, reason, dead } = answer;
  const requestId = await currentRequestId();
  log.warn({ requestId, purchaseId: refund.purchaseId, code, reason }, "refund failed");
  // The provider replays its own failure under the key: unless the refund was made after all, use another key.
  if (dead === "spent_key" && attempt < 2) return sendRefund(refund, record, attempt + 1);
  if (code === "unavailable") return "requested";
  // It may have been refunded in the provider's dashboard: record that before the request is closed.
  await refreshReversals(refund.paymentIntentId, record);
  unwrap(await createAdminClient().rpc("refuse_refund_request", { request_id: refund.id, error: reason }));
  return "refused";
}

const refundMetadata = z.object({ metadata: z.object({ refund_request_id: z.string() }) });

const requestIdOf = (refund: object): string | undefined =>
  refundMetadata.safeParse(refund).data?.metadata.refund_request_id;
