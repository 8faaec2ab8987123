import "server-only";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/**
 * Cancels the row, provided that `sessionId` is still all it knows: a session that came meanwhile may be paid.
 * @throws UnavailableError when the database is down.
 */
export async function cancelCheckout(
  purchaseId: string,
  reason: string,
  sessionId: string | null,
): Promise<void> {
  const cancelled = { purchase_id: purchaseId, reason, unknown_session_id: sessionId ?? undefined };
  unwrap(await createAdminClient().rpc("cancel_checkout", cancelled));
}
