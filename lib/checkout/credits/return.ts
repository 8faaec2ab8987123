import "server-only";
import { z } from "zod";
import type { User } from "@/lib/auth/session";
import { type Failure, failure } from "@/lib/errors";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

const returned = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("returned"), credits: z.int() }),
  z.object({ outcome: z.enum(["not_found", "nothing_left"]) }),
]);

/**
 * The refund of a lesson that was opened with credits, by its creator or an operator: all of its `credits` go back into
 * the lots that they came from, and the lesson closes. `requestId` is made once per form, so that a form sent twice is
 * one refund. Fails with purchase_not_found or refund_not_possible.
 * @throws UnavailableError when the database is down.
 */
export async function returnCredits(
  user: User,
  { purchaseId, requestId }: { purchaseId: string; requestId: string },
): Promise<{ ok: true; credits: number } | Failure> {
  const answer = await createAdminClient().rpc("return_credits", {
    actor_id: user.id,
    actor_aal: user.aal,
    purchase_id: purchaseId,
    request_id: requestId,
  });
  const result = returned.parse(unwrap(answer));
  if (result.outcome === "returned") return { ok: true, credits: result.credits };
  return failure(result.outcome === "not_found" ? "purchase_not_found" : "refund_not_possible");
}
