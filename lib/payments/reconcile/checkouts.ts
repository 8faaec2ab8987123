import "server-only";
import { z } from "zod";
import { cancelCheckout } from "@/lib/payments/cancel-checkout";
import { getJobState, nextCursor, setJobState } from "@/lib/payments/reconcile/job-state";
import type { Pass } from "@/lib/payments/reconcile/pass";
import { refreshCheckoutSession } from "@/lib/payments/refresh";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

const maxCheckouts = 200;
const maxReceipts = 50;

/** Checkouts past their expiry that are still open here. Each pass continues where the last one stopped. */
export async function reconcileCheckouts(pass: Pass) {
  const admin = createAdminClient();
  const after = (await getJobState("checkouts", z.object({ after: z.uuid().optional() })))?.after;
  const page = { max_rows: maxCheckouts, after_id: after };
  const rows = unwrap(await admin.rpc("list_unsettled_checkouts", page));
  const found = { asked: 0, repaired: 0, neverCreated: 0 };
  let done: string | undefined;
  for (const { purchase_id: purchaseId, session_id: sessionId } of rows) {
    if (pass.stopped) break;
    done = purchaseId;
    found.asked += 1;
    if (await pass.guard(() => reconcileCheckout(pass, purchaseId, sessionId))) found.repaired += 1;
  }
  const ids = rows.map(({ purchase_id }) => purchase_id);
  await setJobState("checkouts", { after: nextCursor({ ids, maxRows: maxCheckouts, done, after }) });
  found.neverCreated = unwrap(await admin.rpc("expire_unknown_checkouts"));
  return found;
}

async function reconcileCheckout(pass: Pass, purchaseId: string, sessionId: string): Promise<boolean> {
  const answer = await pass.ask(() => refreshCheckoutSession(sessionId, pass.record));
  if (answer?.ok) return answer.data.outcome === "recorded";
  if (answer?.permanent !== "unknown_session") return false;
  await cancelCheckout(purchaseId, answer.permanent, sessionId);
  return true;
}

/**
 * Events do not carry the receipt's URL: it is read for buyers who never came back to the success page. Each pass
 * continues where the last one stopped.
 */
export async function findReceipts(pass: Pass) {
  const after = (await getJobState("receipts", z.object({ after: z.string().optional() })))?.after;
  const page = { max_rows: maxReceipts, before_session_id: after };
  const sessions = unwrap(await createAdminClient().rpc("list_missing_receipts", page));
  let asked = 0;
  let done: string | undefined;
  for (const sessionId of sessions) {
    if (pass.stopped) break;
    done = sessionId;
    const read = async () => (await pass.ask(() => refreshCheckoutSession(sessionId, pass.record))) !== null;
    if (await pass.guard(read)) asked += 1;
  }
  const next = { ids: sessions, maxRows: maxReceipts, done, after };
  await setJobState("receipts", { after: nextCursor(next) });
  return { asked };
}
