import "server-only";
import { z } from "zod";
import type { User } from "@/lib/auth/session";
import { type Failure, failure } from "@/lib/errors";
import { parseCount } from "@/lib/format/count";
import { countCharacters, textLimits } from "@/lib/format/names";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";
import { maxCredits } from "@/types/api";

/** Why credits are granted or taken back, as the member reads it. */
export const grantReason = z
  .string()
  .trim()
  .refine(
    (text) => text !== "" && countCharacters(text) <= textLimits.reason,
    `Say why, in at most ${textLimits.reason} characters.`,
  );

/** `requestId` is made once per form, so that a form sent twice is one grant. */
export const grantRequest = z.object({
  memberId: z.uuid("Choose a member."),
  credits: z
    .string()
    .transform(parseCount)
    .pipe(
      z
        .int("Write a whole number of credits, in figures such as 1,000.")
        .min(1, "Grant at least one credit.")
        .max(maxCredits, "Grant at most 1,000,000 credits at once."),
    ),
  reason: grantReason,
  requestId: z.uuid(),
});

const granted = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("granted"),
    balance: z.int(),
    displayName: z.string(),
    lotId: z.int(),
  }),
  z.object({ outcome: z.enum(["not_found", "wrong_amount", "other_grant", "own_account"]) }),
]);

/** Balance and name are the member's; a balance below zero is owed. `lotId` names the grant, to take it back. */
type Granted = { ok: true; balance: number; displayName: string; lotId: number };

/**
 * Gives a member credits at the shop's cost, as an operator. Fails with not_found (no such member, or the caller is no
 * operator with a second factor), own_grant or validation_error.
 * @throws UnavailableError when the database is down.
 */
export async function grantCredits(
  user: User,
  { memberId, credits, reason, requestId }: z.infer<typeof grantRequest>,
): Promise<Granted | Failure> {
  const answer = await createAdminClient().rpc("grant_credits", {
    actor_id: user.id,
    actor_aal: user.aal,
    user_id: memberId,
    credits,
    reason,
    request_id: requestId,
  });
  const { outcome, ...grant } = granted.parse(unwrap(answer));
  if ("lotId" in grant) return { ok: true, ...grant };
  if (outcome === "not_found") return failure("not_found");
  if (outcome === "own_account") return failure("own_grant");
  const message =
    outcome === "other_grant"
      ? "This form was sent before, with another member or number. Begin again to grant more."
      : "Grant 1 to 1,000,000 credits at once.";
  return failure("validation_error", { message });
}

const withdrawn = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("withdrawn"), balance: z.int() }),
  z.object({ outcome: z.enum(["not_found", "spent"]) }),
]);

/**
 * Takes a grant back while none of it is spent, as an operator; twice is once. Fails with not_found or grant_spent.
 * @throws UnavailableError when the database is down.
 */
export async function withdrawGrant(
  user: User,
  { lotId, reason }: { lotId: number; reason: string },
): Promise<{ ok: true; balance: number } | Failure> {
  const wanted = { actor_id: user.id, actor_aal: user.aal, lot_id: lotId, reason };
  const answer = withdrawn.parse(unwrap(await createAdminClient().rpc("withdraw_grant", wanted)));
  if (answer.outcome === "withdrawn") return { ok: true, balance: answer.balance };
  return failure(answer.outcome === "spent" ? "grant_spent" : "not_found");
}
