import "server-only";
import { z } from "zod";
import type { User } from "@/lib/auth/session";
import { type Failure, failure } from "@/lib/errors";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

const undone = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("undone"), balance: z.int() }),
  z.object({ outcome: z.literal("too_many"), retryAfterSeconds: z.int() }),
  z.object({ outcome: z.enum(["not_found", "too_late", "opened"]) }),
]);

/** `balance` in credits; below zero the member owes them. */
type Undone = { ok: true; balance: number };

/**
 * Gives the member the credits of a lesson back and closes it: within 15 minutes of opening it with credits, and
 * before its body was read. Pressed twice, it is undone once. Fails with purchase_not_found,
 * undo_not_possible or too_many_undos.
 * @throws UnavailableError when the database is down.
 */
export async function undoRedemption(user: User, purchaseId: string): Promise<Undone | Failure> {
  const wanted = { buyer_id: user.id, purchase_id: purchaseId };
  const answer = undone.parse(unwrap(await createAdminClient().rpc("undo_redemption", wanted)));
  switch (answer.outcome) {
    case "undone":
      return { ok: true, balance: answer.balance };
    case "too_many":
      return failure("too_many_undos", { retryAfterSeconds: answer.retryAfterSeconds });
    case "not_found":
      return failure("purchase_not_found");
    case "opened":
    case "too_late":
      return failure("undo_not_possible");
  }
}
